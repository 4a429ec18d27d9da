package io.flock.client.judge;

import io.flock.client.bundle.ModelShape;
import io.flock.protocol.tensor.ModelWeights;
import java.util.Optional;

/**
 * Whether an update moves the weights that training moves. Where the profile |Δ| of an update has nothing in common with
 * that of the voter's own step, it did not come from data of the task: it is noise, on top of the global model or on its
 * own.
 *
 * <p>Directions of honest steps have little in common once a model has learnt most of what it can, and much less where
 * everybody has other classes. Their profiles have: which inputs are never set and which units rarely fire is the same
 * for all. Pearson's correlation of |Δ| with the profile of any vector chosen without regard to it has the deviation
 * {@code 1/√parameters}; models too small to tell that from the bound are not judged by this rule.
 *
 * @param trained what the voter's own training makes of the global model: the one step of a round that it knows to be
 *     honest
 */
record ProfileRule(ModelWeights global, ModelWeights trained) {
    /** Honest steps have 0.19 and more on the most uneven data that was measured, noise 0.04 and less. */
    private static final double LEAST_CORRELATION = 0.1;

    /** From here on the bound is more than three deviations. */
    private static final int LEAST_PARAMETERS = 1000;

    /** The figures, where the rule is broken. A correlation that is not defined breaks nothing: one that moves nothing. */
    Optional<String> broken(ModelWeights update) {
        if (global.size() < LEAST_PARAMETERS) {
            return Optional.empty();
        }
        double correlation = correlation(update);
        return correlation < LEAST_CORRELATION
                ? Optional.of("sizes of changes correlate by " + correlation + " with those of own training, least "
                        + LEAST_CORRELATION)
                : Optional.empty();
    }

    /** Of the sizes of what both change, running statistics left out, which are no step. */
    private double correlation(ModelWeights update) {
        double sumA = 0;
        double sumB = 0;
        double squaresA = 0;
        double squaresB = 0;
        double products = 0;
        int counted = 0;
        for (int tensor = 0; tensor < global.layout().tensors().size(); tensor++) {
            if (ModelShape.isStatistic(global.layout().tensors().get(tensor))) {
                continue;
            }
            int from = global.layout().offset(tensor);
            int to = from + global.layout().tensors().get(tensor).elements();
            for (int i = from; i < to; i++) {
                double zero = global.get(i);
                double sizeA = Math.abs(trained.get(i) - zero);
                double sizeB = Math.abs(update.get(i) - zero);
                sumA += sizeA;
                sumB += sizeB;
                squaresA += sizeA * sizeA;
                squaresB += sizeB * sizeB;
                products += sizeA * sizeB;
            }
            counted += to - from;
        }
        return (products - sumA * sumB / counted)
                / Math.sqrt((squaresA - sumA * sumA / counted) * (squaresB - sumB * sumB / counted));
    }
}
