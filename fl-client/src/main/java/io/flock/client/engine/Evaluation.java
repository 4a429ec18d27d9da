package io.flock.client.engine;

import io.flock.protocol.arena.Metric;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How good a model is on some examples.
 *
 * @param loss the bundle's loss: mean cross-entropy of the true classes in nats, each example counting at most
 *     {@code -ln(10⁻⁷)}, or mean squared error of the scaled numbers; NaN where the model gives a value that is not
 *     finite
 * @param examples number of examples, at least 1
 * @param measured by the bundle's metrics, in millionths; accuracy always where there are classes, RMSE and MAE always
 *     where there are numbers, in the unit of the label
 * @param each the loss of each example by itself; their mean is the loss but for rounding
 */
public record Evaluation(double loss, int examples, Map<Metric, Long> measured, ExampleLosses each) {
    private static final double MILLION = 1e6;

    /** Copies the map; refuses negative measurements. */
    public Evaluation {
        measured = Collections.unmodifiableSortedMap(new TreeMap<>(measured));
        if (examples < 1
                || examples != each.size()
                || measured.values().stream().anyMatch(value -> value < 0)) {
            throw new IllegalArgumentException(examples + " examples, " + each + ", " + measured);
        }
    }

    /** The measurement by one metric, in millionths; empty where the bundle does not name it. */
    public Optional<Long> by(Metric metric) {
        return Optional.ofNullable(measured.get(metric));
    }

    /** Share of the examples whose true class has the greatest output, in [0, 1]; 0 where there are no classes. */
    public double accuracy() {
        return measured.getOrDefault(Metric.ACCURACY, 0L) / MILLION;
    }
}
