package io.flock.client.serve;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.marketplace.Anchor;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.marketplace.SignedAnchor;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.marketplace.WordChain;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One chain of a channel: its best word, and which of the last indexes were served. Requests of one consumer overtake each
 * other, so an index may come after a higher one; each is served once (attack 32). Constant memory, for one thread.
 */
final class ChainState {
    /** Also what one request can cost in hashes. */
    static final int WINDOW = PaymentToken.WINDOW;

    private final int number;
    private final SignedAnchor signed;
    private final WordChain chain;
    private final boolean[] served = new boolean[WINDOW];
    private int best;
    private byte[] word;

    ChainState(int number, SignedAnchor signed, String ledgerChannel) {
        this.number = number;
        this.signed = signed;
        chain = new WordChain(signed.anchor().salt(ledgerChannel));
        word = signed.anchor().tip().bytes();
    }

    int number() {
        return number;
    }

    SignedAnchor signed() {
        return signed;
    }

    Anchor anchor() {
        return signed.anchor();
    }

    int best() {
        return best;
    }

    byte[] word() {
        return word.clone();
    }

    Amount amount() {
        return anchor().amountAt(best);
    }

    Voucher voucher() {
        return new Voucher(signed, best, Digest.ofBytes(word));
    }

    /**
     * Refuses what is no payment with this chain, and changes nothing.
     *
     * @param index the last of {@code rows} indexes that it pays with
     * @throws FlockException VOUCHER_INVALID
     */
    void check(int index, byte[] shown, int rows) {
        if (index > anchor().length() || index - rows < 0 || rows < 1) {
            throw refusal("index " + index + " does not pay for " + rows + " predictions of this chain");
        }
        if (index - best > WINDOW || best - index + rows > WINDOW) {
            throw refusal("index " + index + " is too far from the last one, " + best);
        }
        boolean genuine = index > best
                ? chain.leads(shown, word, index - best)
                : Arrays.equals(chain.back(word, best - index), shown);
        if (!genuine) {
            throw refusal("the word of index " + index + " is not of this chain");
        }
        for (int i = Math.max(index - rows, best - WINDOW) + 1; i <= Math.min(index, best); i++) {
            if (isServed(i)) {
                throw refusal("index " + i + " has paid already");
            }
        }
    }

    /** Whether an index of the window has paid. */
    boolean isServed(int index) {
        return served[index % WINDOW];
    }

    /** Takes what is genuine, and in the journal. */
    void mark(int index, byte[] shown, int rows) {
        if (index > best) {
            for (int i = Math.max(best, index - WINDOW) + 1; i <= index; i++) {
                served[i % WINDOW] = false;
            }
            best = index;
            word = shown.clone();
        }
        for (int i = Math.max(index - rows, best - WINDOW) + 1; i <= index; i++) {
            served[i % WINDOW] = true;
        }
    }

    /** Lets the same payment be shown again: its prediction failed. */
    void forgive(int index, int rows) {
        for (int i = Math.max(index - rows, best - WINDOW) + 1; i <= index; i++) {
            served[i % WINDOW] = false;
        }
    }

    /** As few payments as come to the same, the best one first. */
    List<JournalRecord.Payment> payments() {
        List<JournalRecord.Payment> all = new ArrayList<>();
        int least = Math.max(0, best - WINDOW);
        for (int last = best; last > least; ) {
            int before = last;
            while (before > least && isServed(before)) {
                before--;
            }
            if (before < last || last == best) {
                all.add(new JournalRecord.Payment(number, last, last - before, Digest.ofBytes(word)));
            }
            last = before - 1;
        }
        return all;
    }

    private FlockException refusal(String why) {
        return ChannelState.invalid(anchor().channel(), why);
    }
}
