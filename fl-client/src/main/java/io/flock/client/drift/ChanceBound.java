package io.flock.client.drift;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * What the population stability index of two samples of one population stays below: with n and m examples in B bins it is
 * about {@code (1/n + 1/m) · χ²(B − 1)} (Yurdakul, Statistical Properties of Population Stability Index, Western Michigan
 * University 2018).
 */
final class ChanceBound {
    /** How likely it may be that anything at all is called drift where nothing has changed. */
    private static final double LEVEL = 0.01;

    private final int features;
    private final Map<Integer, Double> quantiles = new ConcurrentHashMap<>();

    /** For so many features, which by Bonferroni share the level. */
    ChanceBound(int features) {
        this.features = features;
    }

    double of(long[] reference, long[] compared) {
        int bins = 0;
        for (int i = 0; i < reference.length; i++) {
            bins += reference[i] + compared[i] > 0 ? 1 : 0;
        }
        return (1.0 / StabilityIndex.sum(reference) + 1.0 / StabilityIndex.sum(compared)) * quantile(bins - 1);
    }

    /** Found by a search, and the same for all features of as many bins. */
    private double quantile(int freedom) {
        return freedom < 1
                ? 0
                : quantiles.computeIfAbsent(freedom, degrees -> new ChiSquaredDistribution(null, degrees)
                        .inverseCumulativeProbability(1 - LEVEL / features));
    }
}
