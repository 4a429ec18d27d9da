package io.flock.client.drift;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * The population stability index: {@code PSI = Σ (aᵢ − eᵢ) · ln(aᵢ / eᵢ)} over the bins, with the shares {@code e} of the
 * reference and {@code a} of what is compared with it; Jeffreys' divergence of the two (Siddiqi, Credit Risk Scorecards,
 * 2006). A bin that is empty on one side counts as half an example there, one that is empty on both is none.
 */
final class StabilityIndex {
    /** How likely it may be that anything at all is called drift where nothing has changed. */
    private static final double LEVEL = 0.01;

    private static final double EMPTY = 0.5;

    private StabilityIndex() {}

    /** The index, at least 0, of two counts with at least one example each. */
    static double of(long[] reference, long[] compared) {
        double all = sum(reference);
        double others = sum(compared);
        double index = 0;
        for (int i = 0; i < reference.length; i++) {
            if (reference[i] + compared[i] > 0) {
                double expected = Math.max((double) reference[i], EMPTY) / all;
                double actual = Math.max((double) compared[i], EMPTY) / others;
                index += (actual - expected) * Math.log(actual / expected);
            }
        }
        return index;
    }

    /**
     * What samples of one population stay below: with n and m examples in B bins, PSI is about
     * {@code (1/n + 1/m) · χ²(B − 1)} (Yurdakul, Statistical Properties of Population Stability Index, Western Michigan
     * University 2018).
     *
     * @param features how many are compared at once; by Bonferroni they share the level of one in a hundred
     */
    static double byChance(long[] reference, long[] compared, int features) {
        int bins = 0;
        for (int i = 0; i < reference.length; i++) {
            bins += reference[i] + compared[i] > 0 ? 1 : 0;
        }
        double quantile = bins < 2
                ? 0
                : new ChiSquaredDistribution(null, bins - 1).inverseCumulativeProbability(1 - LEVEL / features);
        return (1.0 / sum(reference) + 1.0 / sum(compared)) * quantile;
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
