package io.flock.client.judge;

import io.flock.client.bundle.JudgingSection;

/**
 * What an update may do to the loss on the voter's test split: {@code loss(update) ≤ loss(global) · (1 + relative) +
 * absolute}. A loss that is not finite is harmful.
 *
 * @param bound infinite where any finite loss passes
 */
record LossRule(double globalLoss, double bound) {
    static LossRule of(JudgingSection tolerances, double globalLoss) {
        return new LossRule(globalLoss, globalLoss * (1 + tolerances.lossRelative()) + tolerances.lossAbsolute());
    }

    /** For voters that measure harm in the mean. */
    static LossRule finite(double globalLoss) {
        return new LossRule(globalLoss, Double.POSITIVE_INFINITY);
    }

    boolean isHarmful(double loss) {
        // Written so that NaN is harmful; a global model without a finite loss can only get better.
        boolean sound = Double.isFinite(loss) && !(loss > bound);
        return !sound;
    }

    String figures(double loss) {
        return "loss " + loss + ", global " + globalLoss + (Double.isInfinite(bound) ? "" : ", bound " + bound);
    }
}
