package io.flock.protocol.beacon;

import io.flock.protocol.money.Share;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws by integer weights over their cumulative sums. */
public final class WeightedDraw {
    private WeightedDraw() {}

    /**
     * Draws one key; each with probability weight / Σ weights. The order of the shares does not matter: they are taken in
     * key order.
     *
     * @throws IllegalArgumentException when all weights are 0
     */
    public static <K extends Comparable<K>> K one(List<Share<K>> shares, DrawStream stream) {
        BigInteger total = shares.stream().map(Share::weight).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger point = stream.below(total);
        for (Share<K> share : sorted(shares)) {
            if (point.compareTo(share.weight()) < 0) {
                return share.key();
            }
            point = point.subtract(share.weight());
        }
        throw new IllegalStateException("a point below the total lies in some share");
    }

    /** Draws up to {@code count} keys one after the other, none twice; weights of 0 are never drawn. */
    public static <K extends Comparable<K>> List<K> withoutReplacement(
            List<Share<K>> shares, int count, DrawStream stream) {
        List<Share<K>> left = new ArrayList<>(
                shares.stream().filter(share -> share.weight().signum() > 0).toList());
        List<K> drawn = new ArrayList<>();
        while (drawn.size() < count && !left.isEmpty()) {
            K key = one(left, stream);
            drawn.add(key);
            left.removeIf(share -> share.key().equals(key));
        }
        return List.copyOf(drawn);
    }

    private static <K extends Comparable<K>> List<Share<K>> sorted(List<Share<K>> shares) {
        return shares.stream()
                .sorted(Comparator.comparing((Share<K> share) -> share.key()))
                .toList();
    }
}
