package io.flock.client.engine;

/** A model that is ready to answer: its weights are set once. For several threads; calls wait for each other. */
public interface Predictor extends AutoCloseable {
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

    /** Gives native memory back. */
    @Override
    void close();
}
