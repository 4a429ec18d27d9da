package io.flock.client.judge;

import io.flock.protocol.tensor.ModelWeights;
import java.util.Optional;

/**
 * The voter's own two steps from a round's global model: the only ones of the round that it knows to be honest.
 *
 * <p>Each is on one half of the voter's examples, of 512 at most. Fewer examples are fewer batches, and so as a rule a
 * shorter step than one on all of them; where all fit into one batch it is longer by what is chance in a gradient, which
 * on half of the examples is √2 times as much. An honest proposer with many more examples may move several times as far.
 */
final class OwnSteps {
    private final ModelWeights global;
    private final Rehearsal.Twins twins;
    private final UpdateNorm longest;
    private final double inCommon;

    private OwnSteps(ModelWeights global, Rehearsal.Twins twins) {
        this.global = global;
        this.twins = twins;
        this.longest = UpdateNorm.of(twins.one(), global).orLonger(UpdateNorm.of(twins.other(), global));
        this.inCommon = correlation(twins.one(), global, twins.other());
    }

    /** Trains; empty where the voter has no steps of its own, or not by the deadline. */
    static Optional<OwnSteps> of(ModelWeights global, Rehearsal rehearsal, Deadline deadline) {
        return rehearsal.from(global, deadline).map(twins -> new OwnSteps(global, twins));
    }

    /**
     * ‖Δ‖₂ of the longer step, and how far running statistics move in the one that moves them further; 0 where nothing
     * moves. The two are not added up: where both come near what there is to learn they lead to the same place, and their
     * sum would be twice as long as an honest step.
     */
    UpdateNorm longest() {
        return longest;
    }

    /** Pearson's correlation of the sizes |Δ| of the two, −1 to 1; NaN where one of them moves nothing, or all alike. */
    double inCommon() {
        return inCommon;
    }

    /** As {@link #inCommon()}, of the sizes of the two added up with those of an update of the round. */
    double inCommonWith(ModelWeights update) {
        return correlation(twins.one(), twins.other(), update);
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
