package io.flock.protocol.money;

import java.math.BigInteger;

/**
 * A weight that somebody has in what is divided or drawn.
 *
 * @param weight not negative
 */
public record Share<K extends Comparable<K>>(K key, BigInteger weight) {
    public Share {
        if (weight.signum() < 0) {
            throw new IllegalArgumentException("weight of " + key + ": " + weight);
        }
    }

    /** A stake as a weight. */
    public static <K extends Comparable<K>> Share<K> of(K key, Amount stake) {
        return new Share<>(key, BigInteger.valueOf(stake.micros()));
    }
}
