package io.flock.client.judge;

import io.flock.protocol.tensor.ModelWeights;
import java.util.List;

/**
 * How far an update moves, ‖Δ‖₂.
 *
 * @param step over all that training takes steps in
 * @param statistics over the running statistics; 0 in a model without any
 */
record UpdateNorm(double step, double statistics) {
    /** Of one update by itself. */
    static UpdateNorm of(ModelWeights update, ModelWeights global) {
        return new UpdateNorm(
                length(update, global, TensorRange.steps(global.layout())),
                length(update, global, TensorRange.statistics(global.layout())));
    }

    /** Of the part of an update that lies in these ranges. */
    static double length(ModelWeights update, ModelWeights global, List<TensorRange> ranges) {
        double sum = 0;
        for (TensorRange range : ranges) {
            for (int i = range.from(); i < range.to(); i++) {
                double difference = update.get(i) - (double) global.get(i);
                sum += difference * difference;
            }
        }
        return Math.sqrt(sum);
    }

    /** The longer step and the longer way of running statistics, each by itself. */
    UpdateNorm orLonger(UpdateNorm other) {
        return new UpdateNorm(Math.max(step, other.step), Math.max(statistics, other.statistics));
    }

    @Override
    public String toString() {
        return statistics == 0 ? "norm " + step : "norm " + step + ", of running statistics " + statistics;
    }
}
