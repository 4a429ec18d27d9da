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
    static double ofStatistics(ModelWeights update, ModelWeights global, List<TensorRange> statistics) {
        double sum = 0;
        for (TensorRange range : statistics) {
            for (int i = range.from(); i < range.to(); i++) {
                double difference = update.get(i) - (double) global.get(i);
                sum += difference * difference;
            }
        }
        return Math.sqrt(sum);
    }

    @Override
    public String toString() {
        return statistics == 0 ? "norm " + step : "norm " + step + ", of running statistics " + statistics;
    }
}
