package io.flock.client.engine.dense;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.TrainingSection;
import io.flock.client.data.Examples;
import io.flock.client.engine.Batches;
import io.flock.client.engine.Engine;
import io.flock.client.engine.Evaluation;
import io.flock.client.engine.Fit;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.engine.UpdateBound;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import java.util.Locale;

/**
 * Training of chains of dense layers in plain Java: the same bits on every machine, without native code, and several
 * networks at once on several threads. For small models, whose steps cost a native library more in calls than in work,
 * and for simulations that play thousands of tasks.
 */
public final class DenseEngine implements Engine {
    private final Bundle bundle;
    private final Fit fit;
    private final DenseNet net;

    private DenseEngine(Bundle bundle, DenseChain chain) {
        this.bundle = bundle;
        this.fit = Fit.of(bundle);
        this.net = new DenseNet(chain, fit.layout());
    }

    /**
     * An engine for this bundle's model.
     *
     * @throws FlockException {@code UNSUPPORTED}: a layer that is neither dense nor output
     */
    public static Engine open(Bundle bundle) {
        return new DenseEngine(bundle, DenseChain.of(bundle).orElseThrow(() -> refusal(bundle)));
    }

    private static FlockException refusal(Bundle bundle) {
        String other = DenseChain.firstOther(bundle).orElseThrow().getClass().getSimpleName();
        return new FlockException(
                ErrorCode.UNSUPPORTED,
                "the engine for dense layers has no " + other.toLowerCase(Locale.ROOT),
                "take a bundle of dense layers alone, or another engine");
    }

    @Override
    public TensorLayout layout() {
        return fit.layout();
    }

    @Override
    public ModelWeights train(ModelWeights global, Examples train, Digest seed, TrainingProgress progress) {
        fit.require(global, train);
        TrainingSection training = bundle.training();
        float[] start = global.toArray();
        float[] weights = start.clone();
        float[] gradient = new float[weights.length];
        DenseSteps steps = DenseSteps.of(training, start);
        DenseNet.Pass pass = net.pass(train, Math.min(train.size(), training.batchSize()));
        Batches.train(training, fit.leastBatch(), train, seed, progress, batch -> {
            double loss = pass.gradient(weights, batch, gradient);
            steps.apply(weights, gradient, batch.size());
            return loss;
        });
        Fit.requireFinite(weights);
        UpdateBound.apply(weights, start, training.clipNorm());
        return ModelWeights.owning(fit.layout(), weights);
    }

    @Override
    public Evaluation evaluate(ModelWeights model, Examples examples) {
        fit.require(model, examples);
        float[] weights = model.toArray();
        DenseNet.Pass pass =
                net.pass(examples, Math.min(examples.size(), bundle.evaluation().batchSize()));
        return Batches.evaluate(bundle, examples, batch -> pass.outputs(weights, batch));
    }

    @Override
    public void close() {}
}
