package io.flock.protocol.beacon;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A participant's preimages, revealed backwards: {@code tip = Hⁿ(secret)}, H = SHA-256. For each tip there is exactly one
 * preimage, so that it can be withheld, but not chosen.
 */
public final class HashChain {
    private static final int LONGEST = 1_000_000;

    /** {@code links[i] = Hⁱ(secret)}. */
    private final List<Digest> links;

    private HashChain(List<Digest> links) {
        this.links = links;
    }

    /**
     * Builds the chain.
     *
     * @param length the number of preimages, 1 to 1 000 000
     */
    public static HashChain of(Digest secret, int length) {
        if (length < 1 || length > LONGEST) {
            throw new IllegalArgumentException("a hash chain has 1 to " + LONGEST + " preimages, not " + length);
        }
        List<Digest> links = new ArrayList<>(length + 1);
        links.add(secret);
        for (int i = 0; i < length; i++) {
            links.add(hash(links.get(i)));
        }
        return new HashChain(links);
    }

    /**
     * Enough preimages for a task: each round takes at most one of a SEED phase and one of its reveal, and a few are kept
     * in hand.
     */
    public static int lengthFor(int rounds) {
        return Math.addExact(Math.multiplyExact(2, rounds), 8);
    }

    /** {@code SHA-256(preimage)}. */
    public static Digest hash(Digest preimage) {
        return FieldHash.ofBytes(preimage.bytes());
    }

    /** Whether the preimage is the one behind the tip. */
    public static boolean opens(Digest tip, Digest preimage) {
        return hash(preimage).equals(tip);
    }

    /** What is published on joining. */
    public Digest tip() {
        return links.get(links.size() - 1);
    }

    /** The k-th preimage to be revealed, k from 1 to the chain's length. */
    public Digest preimage(int k) {
        if (k < 1 || k >= links.size()) {
            throw new IllegalArgumentException("preimage " + k + " of " + (links.size() - 1));
        }
        return links.get(links.size() - 1 - k);
    }

    /** The preimage behind a current tip; empty for a foreign tip, or when the chain is used up. */
    public Optional<Digest> behind(Digest tip) {
        int at = links.lastIndexOf(tip);
        return at < 1 ? Optional.empty() : Optional.of(links.get(at - 1));
    }
}
