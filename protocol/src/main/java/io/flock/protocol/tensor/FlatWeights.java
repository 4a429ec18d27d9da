package io.flock.protocol.tensor;

import java.nio.FloatBuffer;

/**
 * The values of one model in its layout's order, readable in pieces: {@link ModelWeights} in memory, or {@link
 * MappedWeights} in a file. All are finite, and reading from several threads is safe.
 */
public interface FlatWeights {
    /** Names, shapes and order of the tensors. */
    TensorLayout layout();

    /** Copies {@code length} values from {@code from} on to the start of {@code target}. */
    void copyTo(int from, float[] target, int length);

    /** How many values from {@code from} on lie together, so that {@link #view} can show them: one at least. */
    int together(int from);

    /**
     * The same values where they lie.
     *
     * @param length at most {@link #together}
     * @return a buffer whose positions 0 to {@code length − 1} are the values; only to be read
     */
    FloatBuffer view(int from, int length);
}
