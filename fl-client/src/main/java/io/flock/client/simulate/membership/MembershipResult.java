package io.flock.client.simulate.membership;

import io.flock.client.privacy.PrivateRelease;
import io.flock.client.privacy.RenyiAccountant;

/**
 * What updates of one kind told.
 *
 * @param noiseMultiplier z; 0 for updates as they are, neither clipped nor noised
 * @param epsilon of one update, by the account that a participant keeps; infinite without noise
 * @param threshold the attack by one threshold
 * @param likelihoodRatio the attack by likelihood ratio
 * @param accuracy of one update by itself on examples that nobody trained on, the mean over all
 * @param together of the mean of all updates
 */
public record MembershipResult(
        double noiseMultiplier, double epsilon, Roc threshold, Roc likelihoodRatio, double accuracy, double together) {
    private static final int PIECES = 2_000;
    private static final double FAR = 12;

    static double epsilon(PrivateRelease release, double delta) {
        return new RenyiAccountant(release.mechanism()).epsilon(1, delta);
    }

    /** The greater advantage of the two attacks. */
    public double advantage() {
        return Math.max(threshold.advantage(), likelihoodRatio.advantage());
    }

    /**
     * The advantage that no attack on one update can exceed. With an example or without it the step is somewhere in a ball of
     * radius C, so two steps are at most 2C apart under noise of the standard deviation z · C, and the best test between them
     * has the advantage 2Φ(1 / z) − 1 (Neyman and Pearson; Dong, Roth, Su 2022, with μ = 2 / z).
     */
    public double mostAdvantage() {
        if (noiseMultiplier == 0) {
            return 1;
        }
        // Simpson's rule over the normal density from 0 to 1 / z.
        double end = Math.min(FAR, 1 / noiseMultiplier);
        double width = end / PIECES;
        double sum = density(0) + density(end);
        for (int i = 1; i < PIECES; i++) {
            sum += (i % 2 == 1 ? 4 : 2) * density(i * width);
        }
        return Math.min(1, 2 * sum * width / 3);
    }

    private static double density(double value) {
        return Math.exp(-value * value / 2) / Math.sqrt(2 * Math.PI);
    }
}
