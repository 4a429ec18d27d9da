package io.flock.client.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.bundle.LayerSpec.BatchNorm;
import io.flock.client.bundle.LayerSpec.Conv2d;
import io.flock.client.bundle.LayerSpec.Dense;
import io.flock.client.bundle.LayerSpec.Dropout;
import io.flock.client.bundle.LayerSpec.Lstm;
import io.flock.client.bundle.LayerSpec.MaxPool;
import io.flock.client.bundle.LayerSpec.Output;
import io.flock.client.bundle.LayerSpec.Rnn;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** What DL4J writes of a configuration, read as layers of a bundle, or refused with the field. */
public class Dl4jLayersTest {
    private static final String IMAGES =
            "{\"kind\": \"image\", \"height\": 8, \"width\": 8, \"classes\": 3, \"maxValue\": 16}";
    private static final String SERIES =
            """
            {"kind": "sequence", "steps": 7, "label": {"name": "l", "type": "numeric"}, "columns": [
              {"name": "a", "type": "numeric"}, {"name": "b", "type": "numeric"}, {"name": "c", "type": "numeric"}]}
            """;

    static final String CONVOLUTIONAL = new NeuralNetConfiguration.Builder()
            .updater(new Adam(1e-3))
            .list()
            .layer(new ConvolutionLayer.Builder(3, 3)
                    .nOut(4)
                    .activation(Activation.RELU)
                    .build())
            .layer(new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                    .kernelSize(2, 2)
                    .stride(2, 2)
                    .convolutionMode(ConvolutionMode.Same)
                    .build())
            .layer(new BatchNormalization())
            .layer(new DropoutLayer(0.75))
            .layer(new DenseLayer.Builder()
                    .nOut(8)
                    .activation(Activation.TANH)
                    .dropOut(0.4)
                    .build())
            .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                    .nOut(3)
                    .activation(Activation.SOFTMAX)
                    .build())
            .setInputType(InputType.convolutionalFlat(8, 8, 1))
            .build()
            .toJson();

    static Bundle bundle(String dl4j, String data) {
        return Bundles.of(text(dl4j, data));
    }

    static String text(String dl4j, String data) {
        return """
                {"schemaVersion": 1, "name": "from dl4j", "model": {"dl4j": %s}, "data": %s,
                 "training": {"updater": {"type": "sgd", "learningRate": 0.5}, "localEpochs": 1, "batchSize": 2}}
                """
                .formatted(dl4j, data);
    }

    /** As it goes into the fuzz test. */
    public static byte[] convolutional() {
        return text(CONVOLUTIONAL, IMAGES).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void convolutionalNetwork_isReadLayerByLayer() {
        assertThat(bundle(CONVOLUTIONAL, IMAGES).model().layers())
                .containsExactly(
                        new Conv2d(4, 3, 1, Padding.VALID, io.flock.client.bundle.Activation.RELU),
                        new MaxPool(2, 2, Padding.SAME),
                        new BatchNorm(),
                        new Dropout(0.25),
                        new Dropout(0.6),
                        new Dense(8, io.flock.client.bundle.Activation.TANH),
                        new Output());
    }

    @Test
    void recurrentNetwork_isReadLayerByLayer() {
        String dl4j = new NeuralNetConfiguration.Builder()
                .updater(new Nesterovs(1e-2, 0.9))
                .activation(Activation.TANH)
                .list()
                .layer(new LSTM.Builder().nOut(5).dropOut(0.5).build())
                .layer(new SimpleRnn.Builder().nOut(4).build())
                .layer(new LastTimeStep(new LSTM.Builder().nOut(6).build()))
                .layer(new OutputLayer.Builder(LossFunction.MSE)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.recurrent(3, 7))
                .build()
                .toJson();

        assertThat(bundle(dl4j, SERIES).model().layers())
                .containsExactly(
                        new Dropout(0.5),
                        new Lstm(5, Returns.ALL),
                        new Rnn(4, Returns.ALL),
                        new Lstm(6, Returns.LAST),
                        new Output());
    }

    @Test
    void whatIsStored_areTheLayers_soThatNobodyNeedsDl4jToReadThem() {
        Bundle bundle = bundle(CONVOLUTIONAL, IMAGES);
        String stored = new String(bundle.canonicalBytes(), StandardCharsets.UTF_8);

        assertThat(stored).doesNotContain("\"dl4j\"").contains("\"type\":\"conv2d\"");
        assertThat(Bundle.readCanonical(bundle.canonicalBytes())).isEqualTo(bundle);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "layers.DenseLayer ~ layers.LocallyConnected2D ~ $.model.dl4j.confs[4].layer.@class: 'org.deeplearning4j.nn.conf.layers.LocallyConnected2D' is not allowed",
                "org.deeplearning4j.nn.conf.layers.DenseLayer ~ javax.script.ScriptEngineManager ~ 'javax.script.ScriptEngineManager' is not allowed",
                "org.nd4j.linalg.learning.config.Adam ~ com.sun.rowset.JdbcRowSetImpl ~ iupdater.@class: 'com.sun.rowset.JdbcRowSetImpl' is not allowed",
                "conf.preprocessor.FeedForwardToCnnPreProcessor ~ conf.preprocessor.ComposableInputPreProcessor ~ is not allowed",
                "conf.dropout.Dropout ~ conf.dropout.SpatialDropout ~ idropout.@class",
                "impl.ActivationTanH ~ impl.ActivationSwish ~ 'Swish' is none of ReLU",
                "impl.LossMCXENT ~ impl.LossMSE ~ is not the loss of classes",
                "'backpropType' : 'Standard' ~ 'backpropType' : 'TruncatedBPTT' ~ $.model.dl4j.backpropType: a bundle has no words for TruncatedBPTT",
                "'poolingType' : 'MAX' ~ 'poolingType' : 'AVG' ~ poolingType: a bundle's layers take the MAX only",
                "'hasBias' : true ~ 'hasBias' : false ~ hasBias: a bundle has no words for false",
                "'regularization' : [ ] ~ 'regularization' : [ {'@class' : 'x'} ] ~ regularization: a bundle has no words for",
                "'kernelSize' : [ 3, 3 ] ~ 'kernelSize' : [ 3, 2 ] ~ kernelSize: [3, 2] is not square",
                "'decay' : 0.9 ~ 'decay' : 0.99 ~ decay: a bundle has no words for 0.99",
                "'nout' : 3 ~ 'nout' : 4 ~ nout: the label has 3 outputs",
                "'weightNoise' : null ~ 'weightNoise' : {'@class' : 'x'} ~ weightNoise: the field is unknown",
                "'biasInit' : 0.0 ~ 'biasInit' : 0.0, 'hidden' : 1 ~ hidden: the field is unknown",
                "'nin' : 1, ~ 'nin' : 3, ~ confs[0].layer.nin: 3 inputs; from this data come 1",
                "'gamma' : 1.0 ~ 'gamma' : 1.0E999999999 ~ exponent is out of range",
                "'confs' : [ ~ 'confs' : [ [[[[[[[[[[[[[[[[[[[[[ ~ nested deeper",
            })
    void settingWithoutWords_isRefused_withItsPath(String old, String replacement, String expected) {
        String configuration = CONVOLUTIONAL.replace('"', '\'');
        assertThat(configuration).contains(old.strip());
        String changed =
                configuration.replaceFirst(Pattern.quote(old.strip()), Matcher.quoteReplacement(replacement.strip()));

        assertThatThrownBy(() -> bundle(changed.replace('\'', '"'), IMAGES))
                .hasMessageStartingWith("BUNDLE_INVALID|")
                .hasMessageContaining(expected.strip());
    }

    @Test
    void layersAndDl4jTogether_areRefused() {
        assertThatThrownBy(() -> Bundles.tinyWith("\"layers\":", "\"dl4j\": {}, \"layers\":"))
                .hasMessageContaining("$.model.dl4j: the layers stand twice");
    }

    @Test
    void nullOutsideOfIt_isRefusedAsEver() {
        assertThatThrownBy(
                        () -> Bundles.of(text(CONVOLUTIONAL, IMAGES).replace("\"maxValue\": 16", "\"maxValue\": null")))
                .hasMessageContaining("$.data.maxValue: null");
    }
}
