package io.flock.client.privacy;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What several releases of one mechanism have told, added up at every Rényi order and turned into (ε, δ).
 *
 * <p>ε is the least over all orders of {@code ε(α) + log((α − 1) / α) − (log δ + log α) / (α − 1)} (Balle, Barthe,
 * Gaboardi, Hsu, Sato 2020, theorem 21; Canonne, Kamath, Steinke 2020, proposition 12). Every order gives a true bound, so
 * leaving orders out can only overstate ε.
 */
public final class RenyiAccountant {
    private static final double[] WHOLE = IntStream.concat(
                    IntStream.rangeClosed(2, 256),
                    IntStream.iterate(288, order -> order <= 16_384, order -> order * 9 / 8))
            .asDoubleStream()
            .toArray();
    private static final double[] ALL = DoubleStream.concat(
                    IntStream.range(1, 100).mapToDouble(i -> 1 + i / 100.0), DoubleStream.of(WHOLE))
            .toArray();

    private final SampledGaussian mechanism;
    private final double[] orders;
    private final double[] renyi;

    /** For a mechanism whose releases are independent but for what they say about the data. */
    public RenyiAccountant(SampledGaussian mechanism) {
        this.mechanism = mechanism;
        // With sampling an order costs a sum of its length, so the greatest are left out.
        this.orders = mechanism.samplingRate() == 1
                ? ALL
                : DoubleStream.of(WHOLE).filter(order -> order <= 1024).toArray();
        this.renyi = DoubleStream.of(orders).map(mechanism::renyi).toArray();
    }

    /** The mechanism. */
    public SampledGaussian mechanism() {
        return mechanism;
    }

    /**
     * ε after a number of releases.
     *
     * @param releases from 0 on; after none ε is 0
     * @param delta δ, in (0, 1)
     */
    public double epsilon(long releases, double delta) {
        if (releases < 0 || !(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException(releases + " releases, delta " + delta);
        }
        if (releases == 0) {
            return 0;
        }
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < orders.length; i++) {
            double order = orders[i];
            double conversion =
                    StrictMath.log1p(-1 / order) - (StrictMath.log(delta) + StrictMath.log(order)) / (order - 1);
            best = Math.min(best, releases * renyi[i] + conversion);
        }
        return Math.max(0, best);
    }
}
