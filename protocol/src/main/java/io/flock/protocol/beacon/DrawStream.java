package io.flock.protocol.beacon;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import java.math.BigInteger;

/**
 * Unbiased integers from a seed: the blocks {@code SHA-256(domain ‖ seed ‖ purpose ‖ counter)}, counter from 0, as one
 * stream of bytes. Each purpose has a stream of its own. The stream is a cursor: it belongs to one draw.
 */
public final class DrawStream {
    private static final String DOMAIN = "flock/draw/v1";

    private final Digest seed;
    private final String purpose;
    private long counter;
    private byte[] block = {};
    private int used;

    public DrawStream(Digest seed, String purpose) {
        this.seed = seed;
        this.purpose = purpose;
    }

    /**
     * The next integer from 0 to {@code bound − 1}, each equally likely: as many bits as {@code bound − 1} has, taken from
     * whole bytes whose surplus high bits are cleared, drawn again when the number is not below the bound.
     */
    public BigInteger below(BigInteger bound) {
        if (bound.signum() <= 0) {
            throw new IllegalArgumentException("bound: " + bound);
        }
        int bits = bound.subtract(BigInteger.ONE).bitLength();
        while (true) {
            byte[] taken = take((bits + 7) / 8);
            if (bits % 8 != 0) {
                taken[0] = (byte) (taken[0] & ((1 << (bits % 8)) - 1));
            }
            BigInteger number = new BigInteger(1, taken);
            if (number.compareTo(bound) < 0) {
                return number;
            }
        }
    }

    private byte[] take(int count) {
        byte[] taken = new byte[count];
        for (int i = 0; i < count; i++) {
            if (used == block.length) {
                block = FieldHash.ofDomain(DOMAIN)
                        .field(seed)
                        .field(purpose)
                        .field(counter++)
                        .digest()
                        .bytes();
                used = 0;
            }
            taken[i] = block[used++];
        }
        return taken;
    }
}
