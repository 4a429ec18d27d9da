package io.flock.client.judge;

import io.flock.client.bundle.JudgingSection;
import io.flock.protocol.tensor.ModelWeights;
import java.util.Optional;

/**
 * Whether an update leads backwards: it makes the voter's loss worse, and the opposite step would have made it clearly
 * better.
 *
 * <p>With Δ = update − global, {@code (loss(global + Δ) − loss(global − Δ)) / 2} is the slope of the loss along Δ up to
 * terms of third order: what an honest step loses by overshooting or by fitting other data, it loses in both directions,
 * and it cancels. An undone step as long as an honest one (sign flip with factor 1) stays below the loss rule's
 * tolerance in the later rounds, but not here. All of the voter's data is used.
 */
record MirrorRule(VoterLoss loss, JudgingSection tolerances, ModelWeights global, double globalLoss) {
    /**
     * The losses, where the rule is broken. A loss that is not finite breaks nothing here.
     *
     * @param testLoss the update's on the voter's test split
     */
    Optional<String> broken(ModelWeights update, double testLoss) {
        double after = loss.of(update, testLoss);
        if (!(after > globalLoss)) {
            return Optional.empty();
        }
        double mirrored = loss.of(Mirror.of(update, global));
        double bound = mirrored * (1 + tolerances.mirrorRelative()) + tolerances.mirrorAbsolute();
        return after > bound
                ? Optional.of("loss on all data " + after + ", global " + globalLoss + ", mirrored " + mirrored
                        + ", bound " + bound)
                : Optional.empty();
    }
}
