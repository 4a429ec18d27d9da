package io.flock.client.drift;

/**
 * The population stability index: {@code PSI = Σ (aᵢ − eᵢ) · ln(aᵢ / eᵢ)} over the bins, with the shares {@code e} of the
 * reference and {@code a} of what is compared with it; Jeffreys' divergence of the two (Siddiqi, Credit Risk Scorecards,
 * 2006). A bin that is empty on one side counts as half an example there, one that is empty on both is none.
 */
final class StabilityIndex {
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

    static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
