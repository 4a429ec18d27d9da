package io.flock.client.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.Bundles;
import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.client.engine.Evaluation;
import io.flock.client.engine.TrainingProgress;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.ModelWeights;
import org.junit.jupiter.api.Test;

/**
 * The engine against formulas written out: 2 inputs, 2 tanh units, softmax over 2 classes, one batch of two examples,
 * learning rate 0.5. Flat order of the weights: hidden bias (2), hidden weight (2 x 2), output bias (2), output weight
 * (2 x 2).
 */
class HandComputedTest {
    private static final Digest SEED = Digest.ofBytes(new byte[32]);
    private static final double[] START = {0.1, -0.2, 0.3, -0.4, 0.5, 0.6, 0.05, -0.05, 0.7, -0.8, 0.9, 0.25};
    private static final double[][] INPUTS = {{1, 2}, {-1, 0.5}};
    private static final int[] LABELS = {1, 0};
    private static final double RATE = 0.5;

    @Test
    void loss_isTheMeanCrossEntropy() {
        try (Engine engine = Dl4jEngine.open(Bundles.of(Bundles.TINY))) {
            Evaluation evaluation = engine.evaluate(weights(engine, START), examples());

            assertThat(evaluation.loss()).isCloseTo(loss(START), within(1e-6));
        }
    }

    @Test
    void sgdStep_goesDownTheMeanGradient() {
        double[] expected = START.clone();
        double[] gradient = gradient(START);
        for (int i = 0; i < expected.length; i++) {
            expected[i] -= RATE * gradient[i];
        }

        assertThat(trained(Bundles.of(Bundles.TINY))).containsExactly(expected, within(1e-6));
    }

    @Test
    void gradientWrittenOutHere_isThatOfTheLoss() {
        double[] gradient = gradient(START);
        for (int i = 0; i < START.length; i++) {
            double[] up = START.clone();
            double[] down = START.clone();
            up[i] += 1e-5;
            down[i] -= 1e-5;
            assertThat(gradient[i]).isCloseTo((loss(up) - loss(down)) / 2e-5, within(1e-8));
        }
    }

    @Test
    void momentum_carriesTheFirstStepIntoTheSecond() {
        double[] first = step(START, 1);
        double[] second = first.clone();
        double[] gradient = gradient(first);
        for (int i = 0; i < second.length; i++) {
            second[i] += 0.9 * (first[i] - START[i]) - RATE * gradient[i];
        }

        Bundle bundle = Bundles.of(
                Bundles.TINY.replace("\"sgd\"", "\"momentum\"").replace("\"localEpochs\": 1", "\"localEpochs\": 2"));
        assertThat(trained(bundle)).containsExactly(second, within(1e-6));
    }

    @Test
    void adam_firstStepIsTheLearningRateTowardsEachSign() {
        double[] gradient = gradient(START);
        double[] expected = START.clone();
        for (int i = 0; i < expected.length; i++) {
            expected[i] -= 0.01 * Math.signum(gradient[i]);
        }

        Bundle bundle = Bundles.of(
                Bundles.TINY.replace("\"sgd\"", "\"adam\"").replace("\"learningRate\": 0.5", "\"learningRate\": 0.01"));
        assertThat(trained(bundle)).containsExactly(expected, within(1e-4));
    }

    @Test
    void proximalTerm_pullsTheSecondStepBack() {
        double[] first = step(START, 1);
        double[] second = step(first, 1);
        for (int i = 0; i < second.length; i++) {
            second[i] -= RATE * 0.3 * (first[i] - START[i]);
        }

        Bundle bundle = Bundles.tinyWith("\"localEpochs\": 1", "\"localEpochs\": 2, \"proximalMu\": 0.3");
        assertThat(trained(bundle)).containsExactly(second, within(1e-6));
    }

    @Test
    void lastBatchThatIsSmaller_countsItsOwnMean() {
        double[] expected = step(START, 1);
        Bundle bundle = Bundles.tinyWith("\"batchSize\": 2", "\"batchSize\": 64");

        assertThat(trained(bundle)).containsExactly(expected, within(1e-6));
    }

    private static double[] step(double[] from, double factor) {
        double[] to = from.clone();
        double[] gradient = gradient(from);
        for (int i = 0; i < to.length; i++) {
            to[i] -= factor * RATE * gradient[i];
        }
        return to;
    }

    private static double[] trained(Bundle bundle) {
        try (Engine engine = Dl4jEngine.open(bundle)) {
            float[] weights = engine.train(weights(engine, START), examples(), SEED, TrainingProgress.NONE)
                    .toArray();
            double[] doubles = new double[weights.length];
            for (int i = 0; i < doubles.length; i++) {
                doubles[i] = weights[i];
            }
            return doubles;
        }
    }

    private static Examples examples() {
        return Examples.of(new float[] {1, 2, -1, 0.5f}, LABELS, 2, 2);
    }

    private static ModelWeights weights(Engine engine, double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return ModelWeights.of(engine.layout(), floats);
    }

    private static double[] hidden(double[] w, double[] x) {
        return new double[] {Math.tanh(w[0] + w[2] * x[0] + w[3] * x[1]), Math.tanh(w[1] + w[4] * x[0] + w[5] * x[1])};
    }

    private static double[] probabilities(double[] w, double[] h) {
        double first = Math.exp(w[6] + w[8] * h[0] + w[9] * h[1]);
        double second = Math.exp(w[7] + w[10] * h[0] + w[11] * h[1]);
        return new double[] {first / (first + second), second / (first + second)};
    }

    private static double loss(double[] w) {
        double sum = 0;
        for (int n = 0; n < INPUTS.length; n++) {
            sum -= Math.log(probabilities(w, hidden(w, INPUTS[n]))[LABELS[n]]);
        }
        return sum / INPUTS.length;
    }

    private static double[] gradient(double[] w) {
        double[] g = new double[w.length];
        for (int n = 0; n < INPUTS.length; n++) {
            double[] x = INPUTS[n];
            double[] h = hidden(w, x);
            double[] p = probabilities(w, h);
            for (int k = 0; k < 2; k++) {
                double atOutput = (p[k] - (LABELS[n] == k ? 1 : 0)) / INPUTS.length;
                g[6 + k] += atOutput;
                for (int j = 0; j < 2; j++) {
                    g[8 + 2 * k + j] += atOutput * h[j];
                    double atHidden = atOutput * w[8 + 2 * k + j] * (1 - h[j] * h[j]);
                    g[j] += atHidden;
                    g[2 + 2 * j] += atHidden * x[0];
                    g[3 + 2 * j] += atHidden * x[1];
                }
            }
        }
        return g;
    }
}
