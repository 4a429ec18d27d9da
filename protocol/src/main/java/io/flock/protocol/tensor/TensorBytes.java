package io.flock.protocol.tensor;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.function.Consumer;

/** Float32 values as little-endian bytes, a piece at a time so that a model is never in memory twice. */
final class TensorBytes {
    private static final int PIECE = 1 << 14;

    private TensorBytes() {}

    static Digest digest(float[] values) {
        MessageDigest sha256 = Sha256.start();
        forEachPiece(values, sha256::update);
        return Digest.ofBytes(sha256.digest());
    }

    static void forEachPiece(float[] values, Consumer<ByteBuffer> sink) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * PIECE).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += PIECE) {
            int length = Math.min(PIECE, values.length - from);
            bytes.clear();
            bytes.asFloatBuffer().put(values, from, length);
            bytes.limit(4 * length);
            sink.accept(bytes);
        }
    }
}
