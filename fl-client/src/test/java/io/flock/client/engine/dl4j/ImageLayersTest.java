package io.flock.client.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.Bundles;
import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.client.engine.TrainingProgress;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the bundle says about convolution, pooling and normalisation, computed here by loops. */
class ImageLayersTest {
    private static final Digest SEED = Digest.ofBytes(new byte[32]);

    private static Bundle images(String layers, int epochs) {
        return Bundles.of(
                """
                {"schemaVersion": 1, "name": "images", "model": {"layers": [%s, {"type": "output"}]},
                 "data": {"kind": "image", "height": 5, "width": 4, "channels": 2, "classes": 3},
                 "training": {"updater": {"type": "sgd", "learningRate": 0.1}, "localEpochs": %d, "batchSize": 6}}
                """
                        .formatted(layers, epochs));
    }

    @Test
    void convolution_isCrossCorrelation_withWeightsOutInRowColumn() {
        Bundle bundle = images("{\"type\": \"conv2d\", \"filters\": 2, \"size\": 2, \"activation\": \"tanh\"}", 1);
        Examples one = examples(1);
        try (Engine engine = Dl4jEngine.open(bundle)) {
            ModelWeights model = noisy(engine);

            assertThat(engine.evaluate(model, one).loss())
                    .isCloseTo(loss(model, convolved(model, one), one.label(0)), within(1e-5));
        }
    }

    @Test
    void maxPool_takesTheLargestOfEachWholeWindow() {
        Bundle bundle = images("{\"type\": \"maxpool\", \"size\": 2}", 1);
        Examples one = examples(1);
        float[] x = new float[40];
        one.copyFeatures(0, x, 0);
        double[] pooled = new double[8]; // 2 channels of 2 x 2; the fifth row is left over
        for (int i = 0; i < 8; i++) {
            int at = (i / 4) * 20 + ((i / 2) % 2) * 8 + (i % 2) * 2;
            pooled[i] = Math.max(Math.max(x[at], x[at + 1]), Math.max(x[at + 4], x[at + 5]));
        }
        try (Engine engine = Dl4jEngine.open(bundle)) {
            ModelWeights model = noisy(engine);

            assertThat(engine.evaluate(model, one).loss()).isCloseTo(loss(model, pooled, one.label(0)), within(1e-5));
        }
    }

    @Test
    void convolutionAndPooling_goDownTheLossesGradient() {
        Bundle bundle = images(
                "{\"type\": \"conv2d\", \"filters\": 3, \"size\": 3, \"padding\": \"same\", \"activation\": \"sigmoid\"},"
                        + "{\"type\": \"maxpool\", \"size\": 2, \"padding\": \"same\"},"
                        + "{\"type\": \"dense\", \"units\": 4, \"activation\": \"tanh\"}",
                1);
        Examples six = examples(6);
        try (Engine engine = Dl4jEngine.open(bundle)) {
            ModelWeights start = noisy(engine);
            ModelWeights trained = engine.train(start, six, SEED, TrainingProgress.NONE);
            for (int i = 0; i < start.size(); i += 7) {
                double slope = (engine.evaluate(moved(start, i, 0.01f), six).loss()
                                - engine.evaluate(moved(start, i, -0.01f), six).loss())
                        / 0.02;
                assertThat((start.get(i) - trained.get(i)) / 0.1)
                        .as("value %s", i)
                        .isCloseTo(slope, within(2e-4));
            }
        }
    }

    @Test
    void batchNorm_movesItsRunningStatisticsByATenthPerBatch_evenWithAnotherUpdater() {
        for (String updater : new String[] {"sgd", "momentum", "adam"}) {
            Bundle bundle = Bundles.of(
                    new String(images("{\"type\": \"batchnorm\"}", 1).canonicalBytes(), StandardCharsets.UTF_8)
                            .replace("\"type\":\"sgd\"", "\"type\":\"" + updater + "\""));
            Examples six = examples(6);
            double[] mean = new double[2];
            double[] variance = new double[2];
            statistics(six, mean, variance);
            try (Engine engine = Dl4jEngine.open(bundle)) {
                ModelWeights start = Initialisation.fromSeed(SEED, engine.layout());

                ModelWeights trained = engine.train(start, six, SEED, TrainingProgress.NONE);

                for (int c = 0; c < 2; c++) {
                    assertThat(value(trained, "layer00_mean", c)).isCloseTo(0.1 * mean[c], within(1e-5));
                    assertThat(value(trained, "layer00_variance", c)).isCloseTo(0.9 + 0.1 * variance[c], within(1e-5));
                }
            }
        }
    }

    private static void statistics(Examples examples, double[] mean, double[] variance) {
        float[] x = new float[40];
        int count = 20 * examples.size();
        for (int pass = 0; pass < 2; pass++) {
            for (int n = 0; n < examples.size(); n++) {
                examples.copyFeatures(n, x, 0);
                for (int i = 0; i < 40; i++) {
                    int c = i / 20;
                    if (pass == 0) {
                        mean[c] += x[i] / count;
                    } else {
                        variance[c] += (x[i] - mean[c]) * (x[i] - mean[c]) / count;
                    }
                }
            }
        }
    }

    private static double[] convolved(ModelWeights model, Examples one) {
        float[] x = new float[40];
        one.copyFeatures(0, x, 0);
        double[] out = new double[2 * 4 * 3];
        for (int o = 0; o < 2; o++) {
            for (int row = 0; row < 4; row++) {
                for (int column = 0; column < 3; column++) {
                    double sum = value(model, "layer00_bias", o);
                    for (int k = 0; k < 8; k++) { // input channel, filter row, filter column
                        int at = (k / 4) * 20 + (row + (k / 2) % 2) * 4 + column + k % 2;
                        sum += value(model, "layer00_weight", o * 8 + k) * x[at];
                    }
                    out[o * 12 + row * 3 + column] = Math.tanh(sum);
                }
            }
        }
        return out;
    }

    private static double loss(ModelWeights model, double[] in, int label) {
        double[] exponentials = new double[3];
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            double z = value(model, "layer01_bias", k);
            for (int j = 0; j < in.length; j++) {
                z += value(model, "layer01_weight", k * in.length + j) * in[j];
            }
            exponentials[k] = Math.exp(z);
            sum += exponentials[k];
        }
        return -Math.log(exponentials[label] / sum);
    }

    private static double value(ModelWeights model, String tensor, int index) {
        return model.get(model.layout().offset(model.layout().indexOf(tensor).orElseThrow()) + index);
    }

    private static ModelWeights noisy(Engine engine) {
        Random random = new Random(5);
        float[] values = new float[engine.layout().elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() / 2);
        }
        return ModelWeights.of(engine.layout(), values);
    }

    private static ModelWeights moved(ModelWeights model, int index, float by) {
        float[] values = model.toArray();
        values[index] += by;
        return ModelWeights.of(model.layout(), values);
    }

    private static Examples examples(int count) {
        Random random = new Random(7);
        float[] features = new float[40 * count];
        for (int i = 0; i < features.length; i++) {
            features[i] = random.nextFloat();
        }
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % 3;
        }
        return Examples.of(features, labels, 40, 3);
    }
}
