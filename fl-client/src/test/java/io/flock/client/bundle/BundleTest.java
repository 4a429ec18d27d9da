package io.flock.client.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.privacy.PrivateRelease;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.tensor.TensorSpec;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {
    @Test
    void canonicalBytes_haveSortedKeysNoWhiteSpaceAndEveryDefault() {
        assertThat(new String(Bundles.of(Bundles.TINY).canonicalBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"data\":{\"columns\":[{\"center\":0,\"name\":\"x\",\"scale\":1,\"type\":\"numeric\"},"
                        + "{\"center\":0,\"name\":\"y\",\"scale\":1,\"type\":\"numeric\"}],\"header\":true,"
                        + "\"kind\":\"tabular\",\"label\":{\"classes\":[\"no\",\"yes\"],\"name\":\"z\"},"
                        + "\"separator\":\",\"},\"evaluation\":{\"batchSize\":256,\"metric\":\"accuracy\"},"
                        + "\"judging\":{\"collusionCosine\":0.999,\"leastProfile\":0.1,\"lossAbsolute\":0.1,\"lossRelative\":0.5,"
                        + "\"minNorm\":0.000001,\"mirrorAbsolute\":0.05,\"mirrorRelative\":0.5,\"normBound\":3},\"model\":{\"layers\":[{\"activation\":\"tanh\","
                        + "\"type\":\"dense\",\"units\":2},{\"type\":\"output\"}],\"maxParams\":10000000},"
                        + "\"name\":\"tiny\",\"schemaVersion\":1,\"training\":{\"batchSize\":2,\"localEpochs\":1,"
                        + "\"loss\":\"crossEntropy\",\"proximalMu\":0,\"splitTrain\":0.8,"
                        + "\"updater\":{\"learningRate\":0.5,\"type\":\"sgd\"}}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {Bundles.TINY, Bundles.ALL_LAYERS, Bundles.SERIES})
    void canonicalBytes_areReadAsTheSameBundle(String text) {
        Bundle bundle = Bundles.of(text);

        assertThat(Bundle.readCanonical(bundle.canonicalBytes())).isEqualTo(bundle);
    }

    @Test
    void twoTextsOfOneMeaning_haveOneDigest() {
        assertThat(Bundles.of(Bundles.TINY.replace("0.5", "0.500").replace(" ", "  "))
                        .digest())
                .isEqualTo(Bundles.of(Bundles.TINY).digest());
    }

    /** What other programs write for 0.000001 and 1000. */
    @Test
    void exponents_areRead_andWrittenOut() {
        Bundle plain = Bundles.of(Bundles.TINY.replace("0.5", "0.000001").replace("\"units\": 2", "\"units\": 1000"));
        Bundle exponents = Bundles.of(Bundles.TINY.replace("0.5", "1e-06").replace("\"units\": 2", "\"units\": 1E3"));

        assertThat(exponents).isEqualTo(plain);
        assertThat(exponents.digest()).isEqualTo(plain.digest());
        assertThat(new String(exponents.canonicalBytes(), StandardCharsets.UTF_8))
                .contains("\"learningRate\":0.000001,", "\"units\":1000");
    }

    @Test
    void bundleFromTheStore_isRefused_unlessItIsCanonical() {
        assertThatThrownBy(() -> Bundle.readCanonical(Bundles.TINY.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("not written in its canonical form");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "'units': 2 ~ 'units': 0 ~ $.model.layers[0].units: 0 is not in 1 to 65536",
                "'units': 2 ~ 'units': 2.5 ~ $.model.layers[0].units: 2.5 is no whole number",
                "'units': 2 ~ 'units': '2' ~ $.model.layers[0].units: a number is expected",
                "'units': 2 ~ 'units': 2, 'unit': 3 ~ $.model.layers[0].unit: the field is unknown; there are activation, type, units",
                "'units': 2 ~ 'units': 2, 'units': 3 ~ $.model.layers[0].units: the field stands twice",
                "'units': 2, ~ '' : 0, ~ $.model.layers[0].units: the field is missing",
                "'dense' ~ 'java.lang.Runtime' ~ $.model.layers[0].type: 'java.lang.Runtime' is none of dense",
                "'dense' ~ 'gru' ~ $.model.layers[0].type: 'gru' can't be offered: Deeplearning4j has no such layer",
                "'tanh' ~ 'swish' ~ $.model.layers[0].activation: 'swish' is none of relu, tanh",
                ", {'type': 'output'}] ~ ] ~ $.model.layers[0].type: 'output' must be the last layer",
                "{'type': 'output'}] ~ {'type': 'conv2d', 'filters': 1, 'size': 1}, {'type': 'output'}] ~ $.model.layers[1].type: the layer needs an image",
                "'type': 'output'}] ~ 'type': 'output'}], 'maxParams': 11 ~ $.model.layers[1]: with this layer the model has 12 values",
                "'kind': 'tabular' ~ 'kind': 'graph' ~ $.data.kind: 'graph' is none of tabular, image, sequence",
                "'kind': 'tabular' ~ 'kind': 'sequence', 'steps': 1 ~ $.data.steps: 1 is not in 2 to 4096",
                "'kind': 'tabular' ~ 'kind': 'sequence', 'steps': 4 ~ $.model.layers[0].type: the layer can't follow a sequence",
                "'kind': 'tabular' ~ 'kind': 'sequence', 'steps': 4, 'series': 'x' ~ $.data.series: the same column stands twice",
                "'kind': 'tabular' ~ 'kind': 'sequence', 'steps': 4, 'series': 's', 'header': false ~ $.data.series: a column can't be named",
                "{'type': 'output'}] ~ {'type': 'lstm', 'units': 1}, {'type': 'output'}] ~ $.model.layers[1].type: the layer needs a sequence",
                "'name': 'y' ~ 'name': 'x' ~ $.data.columns[1].name: the same column stands twice",
                "'name': 'y' ~ 'name': 'z' ~ $.data.columns[1].name: the same column stands twice",
                "'name': 'x' ~ 'name': 'x', 'scale': 0 ~ $.data.columns[0].scale: 0 would divide by zero",
                "'name': 'x' ~ 'name': 'x', 'min': 2, 'max': 1 ~ $.data.columns[0].min: min is greater than max",
                "'no', 'yes' ~ 'no' ~ $.data.label.classes: a model needs at least two classes",
                "'no', 'yes' ~ 'no', 'no' ~ $.data.label.classes: the same name stands twice",
                "'learningRate': 0.5 ~ 'learningRate': 11 ~ $.training.updater.learningRate: 11 is not in 0.000000001 to 10",
                "'learningRate': 0.5 ~ 'learningRate': 0.1234567891 ~ $.training.updater.learningRate: more than 9 significant",
                "'learningRate': 0.5 ~ 'learningRate': 1.5e+1 ~ $.training.updater.learningRate: 15 is not in",
                "'learningRate': 0.5 ~ 'learningRate': 1e-999 ~ $.training.updater.learningRate: the number's exponent is out of range",
                "'learningRate': 0.5 ~ 'learningRate': 0.50000000000000000000000000 ~ $.training.updater.learningRate: write the number with at most 24",
                "'learningRate': 0.5 ~ 'learningRate': null ~ $.training.updater.learningRate: null",
                "'sgd' ~ 'rprop' ~ $.training.updater.type: 'rprop' is none of sgd, momentum, adam",
                "'batchSize': 2 ~ 'batchSize': true ~ $.training.batchSize: a number is expected",
                "'batchSize': 2 ~ 'batchSize': 2, 'noise': 1 ~ $.training.noise: the field is unknown; there are batchSize, clipNorm,",
                "'batchSize': 2 ~ 'batchSize': 2, 'noise_multiplyer': 1 ~ the field is unknown; is 'noiseMultiplier' meant?",
                "'localEpochs' ~ 'localEpoch' ~ $.training.localEpochs: the field is missing; is it what stands there as 'localEpoch'?",
                "'batchSize': 2 ~ 'batchSize': 2, 'noiseMultiplier': 1 ~ $.training.noiseMultiplier: noise protects nothing",
                "'batchSize': 2 ~ 'batchSize': 2, 'clipNorm': 1, 'noiseMultiplier': 0 ~ $.training.noiseMultiplier: 0 is",
                "'batchSize': 2} ~ 'batchSize': 2}, 'judging': {'normBound': 0.5} ~ $.judging.normBound: 0.5 is not in 1 to",
                "'batchSize': 2} ~ 'batchSize': 2}, 'evaluation': {'metric': 'gini'} ~ $.evaluation.metric: 'gini' is none of accuracy, macroF1, auc, rmse, mae",
                "'batchSize': 2} ~ 'batchSize': 2}, 'evaluation': {'metric': 'rmse'} ~ $.evaluation.metric: rmse measures numbers, the label is a class",
                "'batchSize': 2} ~ 'batchSize': 2}, 'evaluation': {'secondary': ['auc', 'accuracy']} ~ $.evaluation.secondary: the same",
                "'batchSize': 2 ~ 'batchSize': 2, 'loss': 'squaredError' ~ $.training.loss: crossEntropy is for classes",
                "'classes': ['no', 'yes'] ~ 'type': 'numeric', 'scale': 0 ~ $.data.label.scale: 0 would divide by zero",
                "'classes': ['no', 'yes'] ~ 'type': 'numeric', 'classes': ['no', 'yes'] ~ $.data.label.classes: the field is unknown",
                "'batchSize': 2 ~ 'batchSize': 2, 'updates': {'encoding': 'topK'} ~ $.training.updates.share: the field is missing",
                "'batchSize': 2 ~ 'batchSize': 2, 'updates': {'encoding': 'int8', 'share': 1} ~ $.training.updates.share: the field is unknown",
                "'batchSize': 2} ~ 'batchSize': 2}, 'dl4j': {} ~ $.dl4j: the field is unknown",
                "'schemaVersion': 1 ~ 'schemaVersion': 2 ~ $.schemaVersion: 2 is not in 1 to 1",
                "'name': 'tiny' ~ 'name': '' ~ $.name: 0 characters",
                "'name': 'tiny' ~ 'name': 'a\\ud800b' ~ $.name: half of a surrogate pair",
            })
    void wrongField_isRefused_withItsPath(String old, String replacement, String expected) {
        String text = Bundles.TINY.replace('"', '\'');
        assertThat(text).contains(old.strip());

        assertThatThrownBy(() -> Bundles.of(
                        text.replace(old.strip(), replacement.strip()).replace('\'', '"')))
                .isInstanceOf(FlockException.class)
                .hasMessageStartingWith("BUNDLE_INVALID|")
                .hasMessageContaining(expected.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{} {}", "{\"a\":1,}", "{'a':1}", "{\"a\":NaN}", "\u0000"})
    void textThatIsNoJsonObject_isRefused(String text) {
        assertThatThrownBy(() -> Bundles.of(text)).hasMessageStartingWith("BUNDLE_INVALID|");
    }

    @Test
    void deepNesting_isRefused() {
        assertThatThrownBy(() -> Bundles.of("{\"a\":" + "[".repeat(100_000))).hasMessageContaining("nested deeper");
    }

    @Test
    void noiseOnLayersThatCount_isRefused() {
        assertThatThrownBy(() -> Bundles.of(Bundles.ALL_LAYERS.replace(
                        "\"batchSize\": 5", "\"batchSize\": 5, \"clipNorm\": 1, \"noiseMultiplier\": 0.5")))
                .hasMessageContaining("$.training.noiseMultiplier: batchnorm counts on examples");
    }

    @Test
    void stepsOnOneExample_areRefused_whereNormalisationWouldHaveOneValueToCount() {
        String normalised =
                Bundles.TINY.replace("{\"type\": \"output\"}", "{\"type\": \"batchnorm\"}, {\"type\": \"output\"}");
        assertThat(normalised).contains("batchnorm");

        assertThat(Bundles.of(normalised).shape().leastBatch()).isEqualTo(2);
        assertThatThrownBy(() -> Bundles.of(normalised.replace("\"batchSize\": 2", "\"batchSize\": 1")))
                .hasMessageStartingWith("BUNDLE_INVALID")
                .hasMessageContaining("$.training.batchSize: a single example leaves batchnorm one value")
                .hasMessageContaining("at least 2");
        assertThat(Bundles.of(Bundles.TINY.replace("\"batchSize\": 2", "\"batchSize\": 1"))
                        .shape()
                        .leastBatch())
                .isEqualTo(1);
        assertThat(Bundles.of(Bundles.ALL_LAYERS.replace("\"batchSize\": 5", "\"batchSize\": 1"))
                        .shape()
                        .leastBatch())
                .as("planes of 4 x 4")
                .isEqualTo(1);
    }

    @Test
    void noise_standsInTheCanonicalBytes() {
        Bundle bundle =
                Bundles.tinyWith("\"batchSize\": 2", "\"batchSize\": 2, \"clipNorm\": 1, \"noiseMultiplier\": 0.5");

        assertThat(Bundle.readCanonical(bundle.canonicalBytes())).isEqualTo(bundle);
        assertThat(bundle.training().privateRelease()).contains(new PrivateRelease(1, 0.5));
    }

    @Test
    void layout_followsFromTheBundleAlone() {
        assertThat(Bundles.of(Bundles.ALL_LAYERS).shape().layout().tensors())
                .extracting(TensorSpec::name, spec -> spec.shape().toString())
                .map(tuple -> tuple.toList().toString())
                .containsExactly(
                        "[layer00_bias, [3]]",
                        "[layer00_weight, [3, 1, 3, 3]]",
                        "[layer01_beta, [3]]",
                        "[layer01_gamma, [3]]",
                        "[layer01_mean, [3]]",
                        "[layer01_variance, [3]]",
                        "[layer03_bias, [8]]",
                        "[layer03_weight, [8, 12]]",
                        "[layer05_bias, [3]]",
                        "[layer05_weight, [3, 8]]");
    }

    @Test
    void recurrentLayers_haveTheirGatesInOneTensor() {
        assertThat(Bundles.of(Bundles.SERIES).shape().layout().tensors())
                .extracting(spec -> spec.name() + spec.shape())
                .containsExactly(
                        "layer00_bias[12]",
                        "layer00_recurrent[12, 3]",
                        "layer00_weight[12, 2]",
                        "layer02_bias[4]",
                        "layer02_recurrent[4, 4]",
                        "layer02_weight[4, 3]",
                        "layer03_bias[2]",
                        "layer03_weight[2, 4]");
    }

    @Test
    void exampleWithoutMeasure_isRefused_beforeAnythingIsAllocated() {
        String columns = IntStream.range(0, 4096)
                .mapToObj(i -> "{\"name\": \"c" + i + "\", \"type\": \"numeric\"}")
                .collect(Collectors.joining(", "));
        assertThatThrownBy(() -> Bundles.of(Bundles.SERIES
                        .replaceFirst("\"columns\": \\[[^\\]]*\\]", "\"columns\": [" + columns + "]")
                        .replace("\"steps\": 3", "\"steps\": 4096")))
                .hasMessageContaining("$.data.steps: an example would have more than 16777215 values");
    }

    @Test
    void windowThatDoesNotFit_isRefused() {
        assertThatThrownBy(() -> Bundles.of(Bundles.ALL_LAYERS.replace("\"size\": 2", "\"size\": 5")))
                .hasMessageContaining("$.model.layers[2].size: a window of 5 does not fit into 4 x 4");
    }
}
