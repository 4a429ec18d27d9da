package io.flock.client.judge;

import io.flock.client.bundle.JudgingSection;

/**
 * What an update may do to the loss on the voter's test split: {@code loss(update) ≤ loss(global) · (1 + relative) +
 * absolute}. A loss that is not finite is harmful.
 */
record LossRule(JudgingSection tolerances, double globalLoss) {
    boolean isHarmful(double loss) {
        // Written so that NaN is harmful; a global model without a finite loss can only get better.
        boolean sound = Double.isFinite(loss) && !(loss > bound());
        return !sound;
    }

    double bound() {
        return globalLoss * (1 + tolerances.lossRelative()) + tolerances.lossAbsolute();
    }
}
