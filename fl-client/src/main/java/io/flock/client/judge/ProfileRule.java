package io.flock.client.judge;

import io.flock.client.bundle.JudgingSection;
import io.flock.protocol.tensor.ModelWeights;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether an update moves the weights that training moves. Where the profile |Δ| of an update has nothing in common with
 * that of the voter's own steps, it did not come from data of the task: it is noise, on top of the global model or on its
 * own.
 *
 * <p>Directions of honest steps have little in common once a model has learnt most of what it can, and much less where
 * everybody has other classes. Their profiles have, where inputs are never set and units rarely fire, which is the same
 * for all. Where all inputs are dense that need not be so, and then the voter's own two steps have little in common
 * either: a voter that sees so judges nobody by this rule.
 *
 * @param least by how much an update's profile must correlate with that of the voter's steps
 * @param own the steps of a round that the voter knows to be honest
 */
record ProfileRule(double least, OwnSteps own) {
    /** How many times the bound the voter's own steps must correlate by; docs/explanation/judging.md says why two. */
    private static final double MARGIN = 2;

    /**
     * Pearson's correlation with the profile of any vector chosen without regard to it has the deviation {@code
     * 1/√parameters}; the bound must be √10 of them.
     */
    private static final double LEAST_VARIANCES = 10;

    /** Whether the rule is asked for and the model is large enough for it to tell anything. */
    static boolean canTell(JudgingSection tolerances, ModelWeights global) {
        double least = tolerances.leastProfile();
        return least * least * global.size() >= LEAST_VARIANCES;
    }

    /**
     * The rule for a round; empty where it can tell nothing from this model, or from what the voter's own steps have in
     * common, and where there are none.
     *
     * @param own asked for only where the rule can tell anything from this model
     */
    static Optional<ProfileRule> of(JudgingSection tolerances, ModelWeights global, Supplier<Optional<OwnSteps>> own) {
        return canTell(tolerances, global)
                ? own.get()
                        .map(steps -> new ProfileRule(tolerances.leastProfile(), steps))
                        .filter(ProfileRule::isCalibrated)
                : Optional.empty();
    }

    /** Whether honest steps have enough in common here; a correlation that is not defined is not enough. */
    private boolean isCalibrated() {
        return own.inCommon() >= MARGIN * least;
    }

    /** The figures, where the rule is broken. A correlation that is not defined breaks nothing: one that moves nothing. */
    Optional<String> broken(ModelWeights update) {
        double correlation = own.inCommonWith(update);
        return correlation < least
                ? Optional.of(
                        "sizes of changes correlate by " + correlation + " with those of own training, least " + least)
                : Optional.empty();
    }
}
