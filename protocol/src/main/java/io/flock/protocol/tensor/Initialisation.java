package io.flock.protocol.tensor;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * First weights from a seed, bit for bit the same on every machine, so that nobody chooses them.
 *
 * <p>Weights are He-uniform (He, Zhang, Ren, Sun 2015, "Delving Deep into Rectifiers"): uniform in ±√(6 / fan-in).
 * Each tensor has a stream of its own: block c is {@code SHA-256("flock/init/v1" ‖ seed ‖ length of the name (4
 * bytes, big-endian) ‖ name ‖ c (8 bytes, big-endian))} and gives eight values, each from four bytes, big-endian:
 * with u the upper 24 bits, the value is {@code bound · ((2u + 1) / 2^24 − 1)} in double, rounded once to float.
 */
public final class Initialisation {
    private static final byte[] DOMAIN = "flock/init/v1".getBytes(StandardCharsets.US_ASCII);

    private Initialisation() {}

    /** The weights that this seed means for this layout. */
    public static ModelWeights fromSeed(Digest seed, TensorLayout layout) {
        float[] values = new float[layout.elements()];
        IntStream.range(0, layout.tensors().size()).parallel().forEach(i -> fill(seed, layout, i, values));
        return ModelWeights.owning(layout, values);
    }

    private static void fill(Digest seed, TensorLayout layout, int index, float[] values) {
        TensorSpec tensor = layout.tensors().get(index);
        int from = layout.offset(index);
        switch (tensor.fill()) {
            case HE_UNIFORM -> heUniform(seed, tensor, from, values);
            case ONE -> Arrays.fill(values, from, from + tensor.elements(), 1f);
            case ZERO -> {} // a new array is zero already
        }
    }

    private static void heUniform(Digest seed, TensorSpec tensor, int from, float[] values) {
        double bound = Math.sqrt(6.0 / tensor.fanIn()); // correctly rounded by IEEE 754, as are × and −
        byte[] name = tensor.name().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer input = ByteBuffer.allocate(DOMAIN.length + 32 + 4 + name.length + 8);
        input.put(DOMAIN).put(seed.bytes()).putInt(name.length).put(name);
        int counterAt = input.position();
        MessageDigest sha256 = Sha256.start();
        int elements = tensor.elements();
        for (int done = 0; done < elements; done += 8) {
            input.putLong(counterAt, done / 8L);
            ByteBuffer block = ByteBuffer.wrap(sha256.digest(input.array()));
            for (int i = done; i < Math.min(done + 8, elements); i++) {
                int u = block.getInt() >>> 8;
                values[from + i] = (float) (bound * ((2.0 * u + 1) * 0x1p-24 - 1));
            }
        }
    }
}
