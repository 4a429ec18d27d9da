package io.flock.client.engine;

/**
 * How good a model is on some examples.
 *
 * @param loss mean cross-entropy of the true classes in nats; each example counts at most {@code -ln(10⁻⁷)}; NaN
 *     where the model gives a value that is not finite
 * @param correct number of examples whose true class has the highest output (the lowest index where several have it)
 * @param examples number of examples, at least 1
 */
public record Evaluation(double loss, int correct, int examples) {
    /** Refuses impossible counts. */
    public Evaluation {
        if (examples < 1 || correct < 0 || correct > examples) {
            throw new IllegalArgumentException(correct + " of " + examples);
        }
    }

    /** {@code correct / examples}, in [0, 1]. */
    public double accuracy() {
        return (double) correct / examples;
    }
}
