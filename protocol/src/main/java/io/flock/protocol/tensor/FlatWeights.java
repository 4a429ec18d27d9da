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

    /**
     * The same values where they lie, if they lie together; else copied.
     *
     * @param spare at least {@code length} long, to copy into
     * @return a buffer whose positions 0 to {@code length − 1} are the values; only to be read
     */
    default FloatBuffer view(int from, int length, float[] spare) {
        copyTo(from, spare, length);
        return FloatBuffer.wrap(spare);
    }
}
