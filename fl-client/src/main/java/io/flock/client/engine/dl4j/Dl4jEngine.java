package io.flock.client.engine.dl4j;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.TrainingSection;
import io.flock.client.engine.Batch;
import io.flock.client.engine.Engine;
import io.flock.client.engine.NativeEngine;
import io.flock.client.engine.NativeRuntime;
import io.flock.client.engine.dense.DenseChain;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.tensor.ModelWeights;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Training with Deeplearning4j on the CPU. DL4J computes gradients and outputs; batches, their order and the steps are
 * made here, because its own {@code fit} spends most of its time on bookkeeping at these sizes.
 */
public final class Dl4jEngine extends NativeEngine {
    private final TrainingSection training;
    private final Dl4jConfiguration configuration;
    private final MultiLayerNetwork network;
    private final Dl4jParameters parameters;
    private final Dl4jBatches batches;
    private final Dl4jGradient gradient;

    private Dl4jEngine(Bundle bundle) {
        super(bundle);
        training = bundle.training();
        configuration = new Dl4jConfiguration(bundle);
        network = new MultiLayerNetwork(configuration.configuration());
        network.init();
        network.initGradientsView();
        parameters = new Dl4jParameters(network, bundle);
        batches = new Dl4jBatches(bundle.data().shape(), bundle.data().label().outputs());
        gradient = DenseChain.of(bundle).map(this::direct).orElseGet(() -> new Dl4jNetworkGradient(network, batches));
    }

    private Dl4jGradient direct(DenseChain chain) {
        return new Dl4jDenseGradient(chain, network.params(), network.getFlattenedGradients(), parameters);
    }

    /**
     * An engine for this bundle's model.
     *
     * @throws FlockException {@code CONFIGURATION_INVALID}: the JVM was started without {@code OMP_NUM_THREADS=1}
     */
    public static Engine open(Bundle bundle) {
        NativeRuntime.requireOneThread();
        return NativeRuntime.exclusively(() -> new Dl4jEngine(bundle));
    }

    @Override
    protected void set(ModelWeights weights) {
        parameters.set(weights);
    }

    @Override
    protected Steps steps(Digest seed) {
        configuration.reseed(seed);
        Dl4jSteps steps =
                new Dl4jSteps(training, network.params(), network.getFlattenedGradients(), parameters.statistics());
        return new Steps() {
            @Override
            public double take(Batch batch) {
                double loss = gradient.take(batch);
                steps.apply(batch.size());
                return loss;
            }

            @Override
            public float[] weights() {
                return parameters.get();
            }
        };
    }

    @Override
    protected float[] outputs(Batch batch) {
        return network.output(batches.filled(batch).input(), false)
                .dup('c')
                .data()
                .asFloat();
    }

    @Override
    protected void free() {
        gradient.close();
        batches.close();
    }
}
