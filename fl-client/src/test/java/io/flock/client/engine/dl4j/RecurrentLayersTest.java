package io.flock.client.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.Bundles;
import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.client.engine.Predictor;
import io.flock.client.engine.TrainingProgress;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recurrent layers against their formulas written out, two on top of each other, with the tensors as PyTorch has them. */
class RecurrentLayersTest {
    private static final Digest SEED = Digest.ofBytes(new byte[32]);
    private static final int FEATURES = 2;
    private static final int STEPS = 3;
    private static final int[] LABELS = {1, 0, 1, 1};
    private static final Examples EXAMPLES = examples();

    private static Examples examples() {
        Random random = new Random(5);
        float[] features = new float[LABELS.length * FEATURES * STEPS];
        for (int i = 0; i < features.length; i++) {
            features[i] = random.nextFloat() * 2 - 1;
        }
        return Examples.of(features, LABELS, FEATURES * STEPS, 2);
    }

    private static Bundle bundle(String first, String second) {
        return Bundles.of(Bundles.SERIES
                .replace("\"lstm\", \"units\": 3", "\"" + first + "\", \"units\": 3")
                .replace("{\"type\": \"dropout\", \"rate\": 0.25},", "")
                .replace("\"rnn\", \"units\": 4", "\"" + second + "\", \"units\": 4"));
    }

    @ParameterizedTest
    @CsvSource({"lstm,lstm", "rnn,rnn", "lstm,rnn", "rnn,lstm"})
    void lossAndSgdStep_areThoseOfTheFormulas(String first, String second) {
        Bundle bundle = bundle(first, second);
        Formulas formulas = new Formulas(bundle.shape().layout(), first.equals("lstm"), second.equals("lstm"));
        try (Engine engine = Dl4jEngine.open(bundle)) {
            ModelWeights start = Initialisation.fromSeed(SEED, engine.layout());
            double[] weights = doubles(start);

            assertThat(engine.evaluate(start, EXAMPLES).loss()).isCloseTo(formulas.loss(weights), within(1e-6));

            double[] expected = weights.clone();
            for (int i = 0; i < expected.length; i++) {
                double[] up = weights.clone();
                double[] down = weights.clone();
                up[i] += 1e-5;
                down[i] -= 1e-5;
                expected[i] -= 0.5 * (formulas.loss(up) - formulas.loss(down)) / 2e-5;
            }
            ModelWeights trained = engine.train(start, EXAMPLES, SEED, TrainingProgress.NONE);
            assertThat(doubles(trained)).containsExactly(expected, within(2e-6));
        }
    }

    @Test
    void sameSeed_givesTheSameBits_withDropoutBetweenTheSteps() {
        Bundle bundle = Bundles.of(Bundles.SERIES.replace("\"localEpochs\": 1", "\"localEpochs\": 5"));
        try (Engine used = Dl4jEngine.open(bundle);
                Engine fresh = Dl4jEngine.open(bundle)) {
            ModelWeights start = Initialisation.fromSeed(SEED, used.layout());
            ModelWeights other = used.train(start, EXAMPLES, new Digest("ff".repeat(32)), TrainingProgress.NONE);
            used.evaluate(other, EXAMPLES);

            ModelWeights again = used.train(start, EXAMPLES, SEED, TrainingProgress.NONE);

            assertThat(again.tensorDigest())
                    .isEqualTo(fresh.train(start, EXAMPLES, SEED, TrainingProgress.NONE)
                            .tensorDigest());
            assertThat(again.tensorDigest()).isNotEqualTo(other.tensorDigest());
        }
    }

    /** Which of two signs came first: nothing that a sum over the steps could tell. */
    @Test
    void order_isLearnt() {
        Random random = new Random(11);
        int count = 200;
        float[] features = new float[count * FEATURES * STEPS];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = random.nextInt(2);
            features[i * FEATURES * STEPS] = labels[i] == 0 ? 1 : -1;
            features[i * FEATURES * STEPS + STEPS - 1] = labels[i] == 0 ? -1 : 1;
            features[i * FEATURES * STEPS + 1] = random.nextFloat();
        }
        Examples ordered = Examples.of(features, labels, FEATURES * STEPS, 2);
        Bundle bundle = Bundles.of(Bundles.SERIES.replace("\"localEpochs\": 1", "\"localEpochs\": 10"));
        try (Engine engine = Dl4jEngine.open(bundle)) {
            ModelWeights start = Initialisation.fromSeed(SEED, engine.layout());
            ModelWeights trained = engine.train(start, ordered, SEED, TrainingProgress.NONE);

            assertThat(engine.evaluate(trained, ordered).accuracy()).isGreaterThan(0.98);
        }
    }

    @Test
    void predictor_saysWhatTheEngineSays() {
        Bundle bundle = bundle("lstm", "rnn");
        ModelWeights weights = Initialisation.fromSeed(SEED, bundle.shape().layout());
        float[] features = new float[EXAMPLES.size() * EXAMPLES.width()];
        for (int i = 0; i < EXAMPLES.size(); i++) {
            EXAMPLES.copyFeatures(i, features, i * EXAMPLES.width());
        }
        try (Engine engine = Dl4jEngine.open(bundle);
                Predictor predictor = Dl4jPredictor.open(bundle, weights)) {
            float[] said = predictor.predict(features, EXAMPLES.size());
            double loss = 0;
            for (int i = 0; i < EXAMPLES.size(); i++) {
                loss -= Math.log(said[2 * i + EXAMPLES.label(i)]) / EXAMPLES.size();
            }

            assertThat(loss).isCloseTo(engine.evaluate(weights, EXAMPLES).loss(), within(1e-6));
        }
    }

    private static double[] doubles(ModelWeights weights) {
        float[] floats = weights.toArray();
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    /** The two layers and the output in double. */
    private record Formulas(TensorLayout layout, boolean firstLstm, boolean secondLstm) {
        double loss(double[] weights) {
            double sum = 0;
            for (int n = 0; n < LABELS.length; n++) {
                float[] flat = new float[FEATURES * STEPS];
                EXAMPLES.copyFeatures(n, flat, 0);
                double[][] steps = new double[STEPS][FEATURES];
                for (int i = 0; i < flat.length; i++) {
                    steps[i % STEPS][i / STEPS] = flat[i];
                }
                double[][] hidden = layer(weights, 0, 3, firstLstm, steps);
                double[] last = layer(weights, 1, 4, secondLstm, hidden)[STEPS - 1];
                double[] out = new double[2];
                for (int k = 0; k < 2; k++) {
                    out[k] = tensor(weights, "layer02_bias")[k];
                    for (int j = 0; j < 4; j++) {
                        out[k] += tensor(weights, "layer02_weight")[k * 4 + j] * last[j];
                    }
                }
                sum -= out[LABELS[n]] - Math.log(Math.exp(out[0]) + Math.exp(out[1]));
            }
            return sum / LABELS.length;
        }

        private double[][] layer(double[] all, int index, int units, boolean lstm, double[][] steps) {
            double[] weight = tensor(all, "layer0" + index + "_weight");
            double[] recurrent = tensor(all, "layer0" + index + "_recurrent");
            double[] bias = tensor(all, "layer0" + index + "_bias");
            double[] hidden = new double[units];
            double[] cell = new double[units];
            double[][] out = new double[steps.length][];
            for (int t = 0; t < steps.length; t++) {
                double[] sums = bias.clone();
                for (int row = 0; row < sums.length; row++) {
                    for (int j = 0; j < steps[t].length; j++) {
                        sums[row] += weight[row * steps[t].length + j] * steps[t][j];
                    }
                    for (int j = 0; j < units; j++) {
                        sums[row] += recurrent[row * units + j] * hidden[j];
                    }
                }
                for (int j = 0; j < units; j++) {
                    if (lstm) {
                        cell[j] =
                                sigmoid(sums[units + j]) * cell[j] + sigmoid(sums[j]) * Math.tanh(sums[2 * units + j]);
                        hidden[j] = sigmoid(sums[3 * units + j]) * Math.tanh(cell[j]);
                    } else {
                        hidden[j] = Math.tanh(sums[j]);
                    }
                }
                out[t] = hidden.clone();
            }
            return out;
        }

        private double[] tensor(double[] all, String name) {
            int index = layout.indexOf(name).orElseThrow();
            int from = layout.offset(index);
            return Arrays.copyOfRange(
                    all, from, from + layout.tensors().get(index).elements());
        }

        private static double sigmoid(double x) {
            return 1 / (1 + Math.exp(-x));
        }
    }
}
