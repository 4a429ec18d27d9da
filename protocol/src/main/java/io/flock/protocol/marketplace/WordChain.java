package io.flock.protocol.marketplace;

import io.flock.protocol.commitment.Digest;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The words of one chain: {@code word(i − 1) = SHA-256(salt ‖ word(i))}. Works on bytes in place: a host does this for each
 * request. Not for several threads.
 */
public final class WordChain {
    private static final int BYTES = 32;

    private final MessageDigest sha256;
    private final byte[] salt;
    private final byte[] scratch = new byte[BYTES];

    public WordChain(Digest salt) {
        this.salt = salt.bytes();
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The word {@code steps} before this one. */
    public byte[] back(byte[] word, int steps) {
        System.arraycopy(word, 0, scratch, 0, BYTES);
        try {
            for (int i = 0; i < steps; i++) {
                sha256.update(salt);
                sha256.update(scratch);
                sha256.digest(scratch, 0, BYTES);
            }
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-256 has 32 bytes", e);
        }
        return scratch.clone();
    }

    /** Whether {@code later} is {@code steps} after {@code earlier}. */
    public boolean leads(byte[] later, byte[] earlier, int steps) {
        return Arrays.equals(back(later, steps), earlier);
    }

    /** All words from the tip, index 0, to the last one, whose secret is given. */
    public byte[][] words(Digest last, int length) {
        byte[][] words = new byte[length + 1][];
        words[length] = last.bytes();
        for (int i = length; i > 0; i--) {
            words[i - 1] = back(words[i], 1);
        }
        return words;
    }
}
