package io.flock.client.engine;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;

/** A model that is ready to answer: its weights are set once. For several threads; calls wait for each other. */
public interface Predictor extends AutoCloseable {
    /** Examples that are evaluated together at most. */
    int AT_ONCE = 64;

    /** Features that are evaluated together at most, where one example has no more: of wide examples fewer go at once. */
    int FEATURES_AT_ONCE = 65_536;

    /** Values of one example that goes in. */
    int width();

    /** Values that come out for one example: one per class, or a number. */
    int outputs();

    /**
     * What the model says.
     *
     * @param features {@code rows · width} values, row by row
     * @return {@code rows · outputs} values, row by row
     */
    float[] predict(float[] features, int rows);

    /**
     * Loss and measurements on some examples, a few at a time, so that other callers wait for a few only.
     *
     * @param bundle the model's
     * @param examples of this width, read by the bundle's data section
     */
    default Evaluation evaluate(Bundle bundle, Examples examples) {
        int most = Math.max(1, Math.min(AT_ONCE, FEATURES_AT_ONCE / width()));
        return Batches.evaluate(
                bundle, examples, Math.min(most, bundle.evaluation().batchSize()), batch -> {
                    float[] features = new float[batch.size() * width()];
                    batch.copyFeatures(features);
                    return predict(features, batch.size());
                });
    }

    /** Gives native memory back. */
    @Override
    void close();
}
