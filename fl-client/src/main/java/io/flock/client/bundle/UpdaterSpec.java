package io.flock.client.bundle;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a gradient g moves the weights w in one step, η the learning rate. State (v, m) starts at zero in each round.
 */
public sealed interface UpdaterSpec {
    /** η, in (0, 10]. */
    double learningRate();

    /** {@code w ← w − η·g}. */
    record Sgd(double learningRate) implements UpdaterSpec {}

    /** {@code v ← μ·v − η·g; w ← w + v}, μ in [0, 0.999]. */
    record Momentum(double learningRate, double momentum) implements UpdaterSpec {}

    /** Adam (Kingma and Ba 2015) with bias correction. */
    record Adam(double learningRate, double beta1, double beta2, double epsilon) implements UpdaterSpec {}

    /** Reads an updater by its {@code type}. */
    static UpdaterSpec read(Fields in) {
        String type = in.text("type", 32);
        double rate = in.decimal("learningRate", 1e-9, 10);
        UpdaterSpec updater =
                switch (type) {
                    case "sgd" -> new Sgd(rate);
                    case "momentum" -> new Momentum(rate, in.decimal("momentum", 0, 0.999, 0.9));
                    case "adam" ->
                        new Adam(
                                rate,
                                in.decimal("beta1", 0, 0.999999, 0.9),
                                in.decimal("beta2", 0, 0.999999, 0.999),
                                in.decimal("epsilon", 1e-9, 1, 1e-8));
                    default ->
                        throw BundleProblem.at(
                                in.path("type"),
                                "'" + BundleProblem.shorten(type) + "' is none of sgd, momentum, adam");
                };
        in.end();
        return updater;
    }

    /** As it stands in the bundle. */
    default SortedMap<String, Object> write() {
        SortedMap<String, Object> out = new TreeMap<>();
        out.put("learningRate", learningRate());
        if (this instanceof Momentum momentum) {
            out.put("type", "momentum");
            out.put("momentum", momentum.momentum());
        } else if (this instanceof Adam adam) {
            out.put("type", "adam");
            out.put("beta1", adam.beta1());
            out.put("beta2", adam.beta2());
            out.put("epsilon", adam.epsilon());
        } else {
            out.put("type", "sgd");
        }
        return out;
    }
}
