package io.flock.client.engine;

import io.flock.client.bundle.Activation;
import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.FeatureShape;
import io.flock.client.bundle.LabelSpec;
import io.flock.client.bundle.LayerSpec;
import io.flock.client.bundle.TrainingSection;
import io.flock.client.data.Examples;
import io.flock.client.data.Permutation;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import java.util.List;

/**
 * Training of chains of dense layers in plain Java: the same bits on every machine, without native code, and several
 * networks at once on several threads. For small models, whose steps cost a native library more in calls than in work,
 * and for simulations that play thousands of tasks.
 */
public final class DenseEngine implements Engine {
    private final Bundle bundle;
    private final TensorLayout layout;
    private final DenseNet net;

    private DenseEngine(Bundle bundle) {
        this.bundle = bundle;
        this.layout = bundle.shape().layout();
        this.net = new DenseNet(bundle);
    }

    /**
     * An engine for this bundle's model.
     *
     * @throws FlockException {@code UNSUPPORTED}: a layer that is neither dense nor output
     */
    public static Engine open(Bundle bundle) {
        for (LayerSpec layer : bundle.model().layers()) {
            if (!(layer instanceof LayerSpec.Dense) && !(layer instanceof LayerSpec.Output)) {
                throw new FlockException(
                        ErrorCode.UNSUPPORTED,
                        "the engine for dense layers has no "
                                + layer.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT),
                        "use the default engine");
            }
        }
        return new DenseEngine(bundle);
    }

    @Override
    public TensorLayout layout() {
        return layout;
    }

    @Override
    public ModelWeights train(ModelWeights global, Examples train, Digest seed, TrainingProgress progress) {
        requireFit(global, train);
        TrainingSection training = bundle.training();
        float[] start = global.toArray();
        float[] weights = start.clone();
        float[] gradient = new float[weights.length];
        DenseSteps steps = DenseSteps.of(training, start);
        DenseNet.Pass pass = net.pass(Math.min(train.size(), training.batchSize()));
        for (int epoch = 0; epoch < training.localEpochs(); epoch++) {
            int[] order = Permutation.of(train.size(), seed, "epoch-" + epoch);
            double lossSum = 0;
            for (int from = 0; from < order.length; from += training.batchSize()) {
                int count = Math.min(training.batchSize(), order.length - from);
                lossSum += pass.gradient(weights, train, order, from, count, gradient);
                steps.apply(weights, gradient, count);
            }
            progress.epochDone(epoch + 1, training.localEpochs(), lossSum / train.size());
        }
        for (float value : weights) {
            if (!Float.isFinite(value)) {
                throw new FlockException(
                        ErrorCode.MODEL_INVALID,
                        "training diverged: a weight is " + value,
                        "lower the bundle's learning rate, or look for outliers in the data");
            }
        }
        UpdateBound.apply(weights, start, training.clipNorm());
        return ModelWeights.owning(layout, weights);
    }

    @Override
    public Evaluation evaluate(ModelWeights model, Examples examples) {
        requireFit(model, examples);
        float[] weights = model.toArray();
        int[] order = new int[examples.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        int most = Math.min(order.length, bundle.evaluation().batchSize());
        DenseNet.Pass pass = net.pass(most);
        Predictions predictions = new Predictions(examples, bundle);
        for (int from = 0; from < order.length; from += most) {
            int count = Math.min(most, order.length - from);
            predictions.add(pass.outputs(weights, examples, order, from, count), count);
        }
        return predictions.result();
    }

    @Override
    public void close() {}

    private void requireFit(ModelWeights model, Examples examples) {
        if (!model.layout().equals(layout)) {
            throw new FlockException(
                    ErrorCode.MODEL_INVALID,
                    "the model's tensors are not those of the task's bundle",
                    "read models with the bundle's layout");
        }
        FeatureShape shape = bundle.data().shape();
        if (examples.size() == 0
                || examples.width() != shape.size()
                || examples.outputs() != bundle.data().label().outputs()) {
            throw new FlockException(
                    ErrorCode.DATA_INVALID,
                    examples + " don't fit the model",
                    "read data with the bundle's data section");
        }
    }

    static boolean isSoftmax(Bundle bundle) {
        return bundle.data().label() instanceof LabelSpec.Classes;
    }

    static List<Activation> activations(Bundle bundle) {
        return bundle.model().layers().stream()
                .map(layer -> layer instanceof LayerSpec.Dense dense ? dense.activation() : Activation.IDENTITY)
                .toList();
    }
}
