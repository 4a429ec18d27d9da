package io.flock.client.privacy;

/**
 * Rényi differential privacy of the Gaussian mechanism on a Poisson sample (Mironov, Talwar, Zhang 2019, "Rényi
 * Differential Privacy of the Sampled Gaussian Mechanism"; Wang, Balle, Kasiviswanathan 2019).
 *
 * @param noiseMultiplier z: the standard deviation of the noise over the sensitivity, above 0
 * @param samplingRate q: the probability with which somebody's data is in a release, in (0, 1]
 */
public record SampledGaussian(double noiseMultiplier, double samplingRate) {
    /** Refuses parameters out of their ranges. */
    public SampledGaussian {
        if (!(noiseMultiplier > 0) || !(samplingRate > 0 && samplingRate <= 1)) {
            throw new IllegalArgumentException("z = " + noiseMultiplier + ", q = " + samplingRate);
        }
    }

    /**
     * ε of one release at a Rényi order. With q = 1 it is {@code α / (2z²)}; below, for whole orders, {@code log(Σₖ C(α,k) ·
     * (1 − q)^(α−k) · qᵏ · exp((k² − k) / (2z²))) / (α − 1)} (eq. 3.3 with k from 0 to α).
     *
     * @param order α, above 1; a whole number where q is below 1
     */
    public double renyi(double order) {
        if (!(order > 1)) {
            throw new IllegalArgumentException("order " + order);
        }
        double variance = noiseMultiplier * noiseMultiplier;
        if (samplingRate == 1) {
            return order / (2 * variance);
        }
        int alpha = (int) order;
        if (alpha != order) {
            throw new IllegalArgumentException("order " + order + " is not whole, and the sampling rate is below 1");
        }
        double logSum = Double.NEGATIVE_INFINITY;
        double logBinomial = 0;
        for (int k = 0; k <= alpha; k++) {
            double term = logBinomial
                    + (alpha - k) * StrictMath.log1p(-samplingRate)
                    + k * StrictMath.log(samplingRate)
                    + ((double) k * k - k) / (2 * variance);
            logSum = logAdd(logSum, term);
            logBinomial += StrictMath.log(alpha - k) - StrictMath.log(k + 1);
        }
        // Rounding must not make a mechanism more private than none.
        return Math.max(0, logSum) / (alpha - 1);
    }

    private static double logAdd(double a, double b) {
        double most = Math.max(a, b);
        double least = Math.min(a, b);
        return least == Double.NEGATIVE_INFINITY ? most : most + StrictMath.log1p(StrictMath.exp(least - most));
    }
}
