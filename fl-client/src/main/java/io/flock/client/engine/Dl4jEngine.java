package io.flock.client.engine;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.TrainingSection;
import io.flock.client.data.Examples;
import io.flock.client.data.Permutation;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Training with Deeplearning4j on the CPU. DL4J computes gradients and outputs; batches, their order and the steps are
 * made here, because its own {@code fit} spends most of its time on bookkeeping at these sizes.
 */
public final class Dl4jEngine implements Engine {
    private final Bundle bundle;
    private final TensorLayout layout;
    private final Dl4jConfiguration configuration;
    private final MultiLayerNetwork network;
    private final Dl4jParameters parameters;
    private final Dl4jBatches batches;

    private Dl4jEngine(Bundle bundle) {
        this.bundle = bundle;
        layout = bundle.shape().layout();
        configuration = new Dl4jConfiguration(bundle);
        network = new MultiLayerNetwork(configuration.configuration());
        network.init();
        network.initGradientsView();
        parameters = new Dl4jParameters(network, bundle);
        batches = new Dl4jBatches(bundle.data().shape(), bundle.data().label().outputs());
    }

    /**
     * An engine for this bundle's model.
     *
     * @throws FlockException {@code CONFIGURATION_INVALID}: the JVM was started without {@code OMP_NUM_THREADS=1}
     */
    public static Engine open(Bundle bundle) {
        Dl4jRuntime.requireOneThread(System.getenv("OMP_NUM_THREADS"));
        return Dl4jRuntime.exclusively(() -> new Dl4jEngine(bundle));
    }

    @Override
    public TensorLayout layout() {
        return layout;
    }

    @Override
    public ModelWeights train(ModelWeights global, Examples train, Digest seed, TrainingProgress progress) {
        requireFit(global, train);
        return Dl4jRuntime.exclusively(() -> trainAlone(global, train, seed, progress));
    }

    @Override
    public Evaluation evaluate(ModelWeights model, Examples examples) {
        requireFit(model, examples);
        return Dl4jRuntime.exclusively(() -> evaluateAlone(model, examples));
    }

    @Override
    public void close() {
        Dl4jRuntime.exclusively(() -> {
            batches.close();
            return null;
        });
    }

    private ModelWeights trainAlone(ModelWeights global, Examples train, Digest seed, TrainingProgress progress) {
        TrainingSection training = bundle.training();
        parameters.set(global);
        configuration.reseed(seed);
        Dl4jSteps steps =
                new Dl4jSteps(training, network.params(), network.getFlattenedGradients(), parameters.statistics());
        for (int epoch = 0; epoch < training.localEpochs(); epoch++) {
            int[] order = Permutation.of(train.size(), seed, "epoch-" + epoch);
            double lossSum = 0;
            for (int from = 0; from < order.length; from += training.batchSize()) {
                Dl4jBatch batch = batches.next(train, order, from, training.batchSize());
                network.setInput(batch.input());
                network.setLabels(batch.labels());
                network.computeGradientAndScore();
                lossSum += network.score() * batch.size();
                steps.apply(batch.size());
            }
            progress.epochDone(epoch + 1, training.localEpochs(), lossSum / train.size());
        }
        float[] trained = parameters.get();
        requireFinite(trained);
        UpdateBound.apply(trained, global.toArray(), training.clipNorm());
        return ModelWeights.owning(layout, trained);
    }

    private Evaluation evaluateAlone(ModelWeights model, Examples examples) {
        parameters.set(model);
        Predictions predictions = new Predictions(examples, bundle);
        int[] order = IntStream.range(0, examples.size()).toArray();
        int most = bundle.evaluation().batchSize();
        for (int from = 0; from < order.length; from += most) {
            Dl4jBatch batch = batches.next(examples, order, from, most);
            INDArray output = network.output(batch.input(), false);
            predictions.add(output.dup('c').data().asFloat(), batch.size());
        }
        return predictions.result();
    }

    private void requireFit(ModelWeights model, Examples examples) {
        if (!model.layout().equals(layout)) {
            throw new FlockException(
                    ErrorCode.MODEL_INVALID,
                    "the model's tensors are not those of the task's bundle",
                    "read models with the bundle's layout");
        }
        if (examples.size() == 0
                || examples.width() != bundle.data().shape().size()
                || examples.classes() != bundle.data().classes().size()) {
            throw new FlockException(
                    ErrorCode.DATA_INVALID,
                    examples + " don't fit a model of " + bundle.data().shape().size() + " features and "
                            + bundle.data().classes().size() + " classes",
                    "read data with the bundle's data section");
        }
    }

    private static void requireFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new FlockException(
                        ErrorCode.MODEL_INVALID,
                        "training diverged: a weight is " + value,
                        "lower the bundle's learning rate, or look for outliers in the data");
            }
        }
    }
}
