package io.flock.client.judge;

import io.flock.client.bundle.JudgingSection;
import io.flock.protocol.tensor.ModelWeights;
import java.util.Optional;

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
record ProfileRule(double least, ModelWeights global, Rehearsal.Twins own) {
    /** How many times the bound the voter's own steps must correlate by; docs/explanation/judging.md says why two. */
    private static final double MARGIN = 2;

    /**
     * Pearson's correlation with the profile of any vector chosen without regard to it has the deviation {@code
     * 1/√parameters}; the bound must be √10 of them.
     */
    private static final double LEAST_VARIANCES = 10;

    /** The rule for a round, if it is asked for and can tell anything. Trains only where the model is large enough. */
    static Optional<ProfileRule> of(
            JudgingSection tolerances, ModelWeights global, Rehearsal rehearsal, Deadline deadline) {
        double least = tolerances.leastProfile();
        if (least * least * global.size() < LEAST_VARIANCES) {
            return Optional.empty();
        }
        return rehearsal
                .from(global, deadline)
                .map(own -> new ProfileRule(least, global, own))
                .filter(ProfileRule::isCalibrated);
    }

    /** Whether honest steps have enough in common here; a correlation that is not defined is not enough. */
    private boolean isCalibrated() {
        return correlation(own.one(), global, own.other()) >= MARGIN * least;
    }

    /** The figures, where the rule is broken. A correlation that is not defined breaks nothing: one that moves nothing. */
    Optional<String> broken(ModelWeights update) {
        double correlation = correlation(own.one(), own.other(), update);
        return correlation < least
                ? Optional.of(
                        "sizes of changes correlate by " + correlation + " with those of own training, least " + least)
                : Optional.empty();
    }

    /**
     * Pearson's, of what the first two models change, their sizes added up, with what the third does; over all weights but
     * running statistics, which are no step. The global model itself changes nothing.
     */
    private double correlation(ModelWeights one, ModelWeights other, ModelWeights update) {
        double sumA = 0;
        double sumB = 0;
        double squaresA = 0;
        double squaresB = 0;
        double products = 0;
        int counted = 0;
        for (TensorRange range : TensorRange.steps(global.layout())) {
            for (int i = range.from(); i < range.to(); i++) {
                double zero = global.get(i);
                double sizeA = Math.abs(one.get(i) - zero) + Math.abs(other.get(i) - zero);
                double sizeB = Math.abs(update.get(i) - zero);
                sumA += sizeA;
                sumB += sizeB;
                squaresA += sizeA * sizeA;
                squaresB += sizeB * sizeB;
                products += sizeA * sizeB;
            }
            counted += range.length();
        }
        return (products - sumA * sumB / counted)
                / Math.sqrt((squaresA - sumA * sumA / counted) * (squaresB - sumB * sumB / counted));
    }
}
