package io.flock.protocol.tensor;

/**
 * The values of one model in its layout's order, readable in pieces: {@link ModelWeights} in memory, or {@link
 * MappedWeights} in a file. All are finite, and reading from several threads is safe.
 */
public interface FlatWeights {
    /** Names, shapes and order of the tensors. */
    TensorLayout layout();

    /** Copies {@code length} values from {@code from} on to the start of {@code target}. */
    void copyTo(int from, float[] target, int length);
}
