package io.flock.protocol.money;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Divides an amount by weights so that the parts sum exactly to it. */
public final class Apportionment {
    private Apportionment() {}

    private record Quota<K>(K key, BigInteger remainder, Digest tie) {}

    /**
     * Largest remainder (Hamilton): each gets {@code ⌊total · weight / Σ weights⌋}; the micro-FLOCK left over go one by
     * one to the greatest remainders, ties to the smallest {@code SHA-256(seed ‖ key)}.
     *
     * @param shares one per key
     * @param seed settles ties, so that no name is favoured
     * @return a part for each key, in key order; empty when all weights are 0: then the caller carries the total over
     */
    public static <K extends Comparable<K>> SortedMap<K, Amount> largestRemainder(
            Amount total, List<Share<K>> shares, Digest seed) {
        BigInteger weights = shares.stream().map(Share::weight).reduce(BigInteger.ZERO, BigInteger::add);
        SortedMap<K, Amount> parts = new TreeMap<>();
        if (weights.signum() == 0) {
            return Collections.unmodifiableSortedMap(parts);
        }
        List<Quota<K>> quotas = new ArrayList<>();
        Amount left = total;
        for (Share<K> share : shares) {
            BigInteger[] quotient =
                    BigInteger.valueOf(total.micros()).multiply(share.weight()).divideAndRemainder(weights);
            Amount floor = Amount.ofMicros(quotient[0].longValueExact());
            if (parts.put(share.key(), floor) != null) {
                throw new IllegalArgumentException(share.key() + " has two shares");
            }
            left = left.minus(floor);
            quotas.add(new Quota<>(
                    share.key(),
                    quotient[1],
                    FieldHash.ofSeedAndKey(seed, share.key().toString())));
        }
        quotas.sort(Comparator.comparing((Quota<K> quota) -> quota.remainder())
                .reversed()
                .thenComparing(Quota::tie)
                .thenComparing(Quota::key));
        Amount micro = Amount.ofMicros(1);
        for (int i = 0; i < left.micros(); i++) {
            parts.merge(quotas.get(i).key(), micro, Amount::plus);
        }
        return Collections.unmodifiableSortedMap(parts);
    }
}
