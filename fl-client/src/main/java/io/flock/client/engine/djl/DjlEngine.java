package io.flock.client.engine.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.LabelSpec;
import io.flock.client.engine.Batch;
import io.flock.client.engine.NativeEngine;
import io.flock.client.engine.NativeRuntime;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.tensor.ModelWeights;
import java.util.List;

/**
 * Training with PyTorch on the CPU, through the Deep Java Library. PyTorch computes outputs and gradients; batches,
 * their order, what is dropped and the steps are made here, so that they are the same as with every other engine.
 */
public final class DjlEngine extends NativeEngine {
    private final Bundle bundle;
    private final Engine torch;
    private final NDManager manager;
    private final DjlTensors tensors;
    private final DjlNet net;
    private final DjlLoss loss;
    private final DjlFloats room = new DjlFloats();
    private float[] features = new float[0];

    private DjlEngine(Bundle bundle) {
        super(bundle);
        this.bundle = bundle;
        torch = DjlRuntime.torch();
        manager = DjlRuntime.manager(torch);
        tensors = new DjlTensors(layout(), manager);
        net = new DjlNet(bundle);
        loss = new DjlLoss(bundle.data().label());
    }

    /**
     * An engine for this bundle's model.
     *
     * @throws FlockException {@code CONFIGURATION_INVALID}: the JVM was started without {@code OMP_NUM_THREADS=1}, or
     *     PyTorch does not run here
     */
    public static DjlEngine open(Bundle bundle) {
        NativeRuntime.requireOneThread();
        return NativeRuntime.exclusively(() -> new DjlEngine(bundle));
    }

    @Override
    protected void set(ModelWeights weights) {
        tensors.set(weights);
    }

    @Override
    protected Steps steps(Digest seed) {
        net.reseed(seed);
        NDManager state = manager.newSubManager();
        List<NDArray> learnt =
                tensors.learnt().stream().map(tensors.arrays()::get).toList();
        DjlSteps steps = new DjlSteps(bundle.training(), learnt, state);
        return new Steps() {
            @Override
            public double take(Batch batch) {
                return step(batch, steps);
            }

            @Override
            public float[] weights() {
                return tensors.get();
            }

            @Override
            public void close() {
                state.close();
            }
        };
    }

    private double step(Batch batch, DjlSteps steps) {
        try (NDManager scratch = manager.newSubManager()) {
            List<NDArray> leaves = tensors.leaves(scratch);
            double sum;
            try (GradientCollector collector = torch.newGradientCollector()) {
                NDArray predictions = loss.predictions(net.sums(input(scratch, batch), new DjlPass(leaves, true)));
                sum = loss.sum(predictions, batch);
                collector.backward(loss.scaled(predictions, batch, steps.scale()));
            }
            steps.apply(tensors.learnt().stream()
                    .map(i -> leaves.get(i).getGradient())
                    .toList());
            return sum;
        }
    }

    @Override
    protected float[] outputs(Batch batch) {
        try (NDManager scratch = manager.newSubManager()) {
            NDArray sums = net.sums(input(scratch, batch), new DjlPass(tensors.arrays(), false));
            return (bundle.data().label() instanceof LabelSpec.Classes ? sums.softmax(1) : sums).toFloatArray();
        }
    }

    @Override
    protected void free() {
        manager.close();
    }

    private NDArray input(NDManager scratch, Batch batch) {
        int length = batch.size() * bundle.data().shape().size();
        if (features.length < length) {
            features = new float[length];
        }
        batch.copyFeatures(features);
        room.set(features, 0, length);
        return room.array(scratch, net.input(batch.size()));
    }
}
