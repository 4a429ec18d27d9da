package io.flock.client.data;

import io.flock.protocol.beacon.DrawStream;
import io.flock.protocol.commitment.Digest;
import java.math.BigInteger;

/** An order of things that follows from a seed: the same seed and purpose give the same order everywhere. */
public final class Permutation {
    private Permutation() {}

    /**
     * The numbers 0 to n − 1, shuffled after Fisher and Yates with unbiased draws.
     *
     * @param purpose separates orders that are made from one seed
     */
    public static int[] of(int n, Digest seed, String purpose) {
        DrawStream stream = new DrawStream(seed, purpose);
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            int j = stream.below(BigInteger.valueOf(i + 1L)).intValueExact();
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
        return order;
    }
}
