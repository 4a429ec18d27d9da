package io.flock.client.engine;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;

/** What engines on native libraries share: they are told what to compute with, one batch after the other, and alone. */
public abstract class NativeEngine implements Engine {
    private final Bundle bundle;
    private final Fit fit;

    /** For this bundle's model. */
    protected NativeEngine(Bundle bundle) {
        this.bundle = bundle;
        this.fit = Fit.of(bundle);
    }

    @Override
    public final TensorLayout layout() {
        return fit.layout();
    }

    @Override
    public final ModelWeights train(ModelWeights global, Examples train, Digest seed, TrainingProgress progress) {
        fit.require(global, train);
        fit.requireTrainable(train);
        return NativeRuntime.exclusively(progress::waiting, () -> {
            set(global);
            float[] trained;
            try (Steps steps = steps(seed)) {
                Batches.train(bundle.training(), fit.leastBatch(), train, seed, progress, steps::take);
                trained = steps.weights();
            }
            Fit.requireFinite(trained);
            UpdateBound.apply(trained, global.toArray(), bundle.training().clipNorm());
            return ModelWeights.owning(fit.layout(), trained);
        });
    }

    @Override
    public final Evaluation evaluate(ModelWeights model, Examples examples) {
        fit.require(model, examples);
        return NativeRuntime.exclusively(() -> {
            set(model);
            return Batches.evaluate(bundle, examples, this::outputs);
        });
    }

    @Override
    public final void close() {
        NativeRuntime.exclusively(() -> {
            free();
            return null;
        });
    }

    /** The steps of one local training. */
    protected interface Steps extends AutoCloseable {
        /** Takes one step; the sum of the losses of the batch's examples before it. */
        double take(Batch batch);

        /** Where the steps have led, in the canonical layout; the caller's to keep. */
        float[] weights();

        @Override
        default void close() {}
    }

    /** Takes weights over, in the canonical layout. */
    protected abstract void set(ModelWeights weights);

    /**
     * Steps from the weights that were set.
     *
     * @param seed decides what dropout drops
     */
    protected abstract Steps steps(Digest seed);

    /** What the model puts out for these examples, row by row: probabilities of the classes, or numbers. */
    protected abstract float[] outputs(Batch batch);

    /** Gives native memory back. */
    protected abstract void free();
}
