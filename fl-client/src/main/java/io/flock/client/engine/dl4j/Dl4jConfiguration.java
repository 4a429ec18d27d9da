package io.flock.client.engine.dl4j;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.FeatureShape;
import io.flock.client.bundle.LabelSpec;
import io.flock.client.bundle.LayerSpec;
import io.flock.client.bundle.ModelShape;
import io.flock.client.bundle.Padding;
import io.flock.client.bundle.Returns;
import io.flock.client.engine.DropoutMask;
import io.flock.protocol.commitment.Digest;
import java.util.Iterator;
import java.util.List;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** A bundle's layers in DL4J's words. */
final class Dl4jConfiguration {
    /** A tenth of each batch's statistics goes into the running ones, as the bundle's batchnorm says. */
    private static final double BATCH_NORM_DECAY = 0.9;

    private static final double BATCH_NORM_EPSILON = 1e-5;

    private final List<DropoutMask> dropouts;
    private final MultiLayerConfiguration configuration;

    Dl4jConfiguration(Bundle bundle) {
        ModelShape shape = bundle.shape();
        // Steps are made by LocalSteps, so DL4J's own updater has nothing to do and no state.
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .updater(new NoOp())
                .cacheMode(cacheMode(bundle))
                .list();
        dropouts = DropoutMask.of(bundle.model().layers());
        Iterator<DropoutMask> masks = dropouts.iterator();
        for (LayerSpec spec : bundle.model().layers()) {
            list.layer(layer(spec, bundle.data().label(), masks));
        }
        configuration = list.setInputType(inputType(shape.input(0))).build();
    }

    MultiLayerConfiguration configuration() {
        return configuration;
    }

    void reseed(Digest seed) {
        DropoutMask.reseed(dropouts, seed);
    }

    /** Convolutions keep their unrolled input for the way back. */
    private static CacheMode cacheMode(Bundle bundle) {
        return bundle.model().layers().stream().anyMatch(LayerSpec.Conv2d.class::isInstance)
                ? CacheMode.DEVICE
                : CacheMode.NONE;
    }

    private static InputType inputType(FeatureShape shape) {
        if (shape instanceof FeatureShape.Planes planes) {
            return InputType.convolutionalFlat(planes.height(), planes.width(), planes.channels());
        }
        if (shape instanceof FeatureShape.Steps steps) {
            return InputType.recurrent(steps.features(), steps.steps());
        }
        return InputType.feedForward(shape.size());
    }

    private static Layer layer(LayerSpec spec, LabelSpec label, Iterator<DropoutMask> masks) {
        if (spec instanceof LayerSpec.Dense dense) {
            return new DenseLayer.Builder()
                    .nOut(dense.units())
                    .activation(activation(dense.activation()))
                    .build();
        } else if (spec instanceof LayerSpec.Conv2d conv) {
            return new ConvolutionLayer.Builder(conv.size(), conv.size())
                    .stride(conv.stride(), conv.stride())
                    .convolutionMode(mode(conv.padding()))
                    .nOut(conv.filters())
                    .activation(activation(conv.activation()))
                    .build();
        } else if (spec instanceof LayerSpec.MaxPool pool) {
            return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                    .kernelSize(pool.size(), pool.size())
                    .stride(pool.stride(), pool.stride())
                    .convolutionMode(mode(pool.padding()))
                    .build();
        } else if (spec instanceof LayerSpec.BatchNorm) {
            return new BatchNormalization.Builder()
                    .decay(BATCH_NORM_DECAY)
                    .eps(BATCH_NORM_EPSILON)
                    .useLogStd(false)
                    .build();
        } else if (spec instanceof LayerSpec.Dropout) {
            return new DropoutLayer.Builder(new Dl4jDropout(masks.next())).build();
        }
        if (spec instanceof LayerSpec.Recurrent recurrent) {
            Layer layer = recurrent(recurrent);
            return recurrent.returns() == Returns.LAST ? new LastTimeStep(layer) : layer;
        }
        boolean classes = label instanceof LabelSpec.Classes;
        return new OutputLayer.Builder(classes ? LossFunctions.LossFunction.MCXENT : LossFunctions.LossFunction.MSE)
                .nOut(label.outputs())
                .activation(classes ? Activation.SOFTMAX : Activation.IDENTITY)
                .build();
    }

    private static Layer recurrent(LayerSpec.Recurrent spec) {
        if (spec instanceof LayerSpec.Lstm) {
            return new LSTM.Builder()
                    .nOut(spec.units())
                    .activation(Activation.TANH)
                    .gateActivationFunction(Activation.SIGMOID)
                    .build();
        }
        return new SimpleRnn.Builder()
                .nOut(spec.units())
                .activation(Activation.TANH)
                .build();
    }

    private static ConvolutionMode mode(Padding padding) {
        return switch (padding) {
            case SAME -> ConvolutionMode.Same;
            case VALID -> ConvolutionMode.Truncate;
        };
    }

    private static Activation activation(io.flock.client.bundle.Activation activation) {
        return switch (activation) {
            case RELU -> Activation.RELU;
            case TANH -> Activation.TANH;
            case SIGMOID -> Activation.SIGMOID;
            case IDENTITY -> Activation.IDENTITY;
        };
    }
}
