package io.flock.client.engine.dl4j;

import org.bytedeco.javacpp.FloatPointer;

/** A batch's values between two layers, row by row: once where BLAS can work with them and once where Java can. */
final class Dl4jRows implements AutoCloseable {
    private final int width;
    private float[] values = new float[0];
    private FloatPointer memory = new FloatPointer(0L);

    /** Without room for any row. */
    Dl4jRows(int width) {
        this.width = width;
    }

    /** Makes room for this many rows, where there is less. */
    void require(int rows) {
        int length = Math.multiplyExact(rows, width);
        if (values.length < length) {
            values = new float[length];
            memory.close();
            memory = new FloatPointer((long) length);
        }
    }

    int width() {
        return width;
    }

    float[] values() {
        return values;
    }

    FloatPointer memory() {
        return memory;
    }

    /** Takes over what BLAS has written into the first rows. */
    void read(int rows) {
        memory.get(values, 0, rows * width);
    }

    /** Shows BLAS what Java has written into them. */
    void write(int rows) {
        memory.put(values, 0, rows * width);
    }

    @Override
    public void close() {
        memory.close();
    }
}
