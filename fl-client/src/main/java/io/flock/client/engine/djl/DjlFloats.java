package io.flock.client.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Room outside of Java's heap that PyTorch computes on where it lies, without a copy. Aligned, because which of its
 * kernels runs, and so the last bits of a sum, may depend on the address.
 */
final class DjlFloats {
    private static final int ALIGNMENT = 64;

    private ByteBuffer bytes = room(0);
    private FloatBuffer floats = bytes.asFloatBuffer();

    /** Takes values over, and grows where they need it. */
    void set(float[] values, int from, int length) {
        if (floats.capacity() < length) {
            bytes = room(length);
            floats = bytes.asFloatBuffer();
        }
        floats.put(0, values, from, length);
    }

    void get(float[] values, int at, int length) {
        floats.get(0, values, at, length);
    }

    /** The values as they stand here, now and later, until there are more than ever before. */
    NDArray array(NDManager manager, Shape shape) {
        return manager.create(bytes.slice(0, Math.toIntExact(shape.size()) * Float.BYTES), shape, DataType.FLOAT32);
    }

    private static ByteBuffer room(int length) {
        int size = Math.multiplyExact(length, Float.BYTES);
        return ByteBuffer.allocateDirect(Math.addExact(size, 2 * ALIGNMENT))
                .alignedSlice(ALIGNMENT)
                .slice(0, size)
                .order(ByteOrder.nativeOrder());
    }
}
