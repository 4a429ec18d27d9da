package io.flock.client.engine.dl4j;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.FeatureShape;
import io.flock.client.engine.NativeRuntime;
import io.flock.client.engine.Predictor;
import io.flock.protocol.tensor.ModelWeights;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A bundle's model with fixed weights, by DL4J. */
public final class Dl4jPredictor implements Predictor {
    private final MultiLayerNetwork network;
    private final FeatureShape shape;
    private final int outputs;

    private Dl4jPredictor(Bundle bundle, ModelWeights weights) {
        network = new MultiLayerNetwork(new Dl4jConfiguration(bundle).configuration());
        network.init();
        new Dl4jParameters(network, bundle).set(weights);
        shape = bundle.data().shape();
        outputs = bundle.data().label().outputs();
    }

    /**
     * A predictor; the weights have been read with the bundle's layout.
     *
     * @throws io.flock.protocol.error.FlockException {@code CONFIGURATION_INVALID}: the JVM was started without
     *     {@code OMP_NUM_THREADS=1}
     */
    public static Predictor open(Bundle bundle, ModelWeights weights) {
        NativeRuntime.requireOneThread();
        return NativeRuntime.exclusively(() -> new Dl4jPredictor(bundle, weights));
    }

    @Override
    public int width() {
        return shape.size();
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public float[] predict(float[] features, int rows) {
        return NativeRuntime.exclusively(() -> {
            try (INDArray input = Nd4j.createFromArray(features).reshape('c', Dl4jBatch.dimensions(rows, shape))) {
                INDArray output = network.output(input, false);
                return output.dup('c').data().asFloat();
            }
        });
    }

    @Override
    public void close() {
        NativeRuntime.exclusively(() -> {
            network.close();
            return null;
        });
    }
}
