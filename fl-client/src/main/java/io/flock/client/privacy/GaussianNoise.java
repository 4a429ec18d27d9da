package io.flock.client.privacy;

import io.flock.protocol.commitment.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Standard normal values from a secret seed: SHA-256 in counter mode, 53 bits for each uniform value, and Box and Muller's
 * transformation by {@code StrictMath}. The same seed gives the same values on every machine, so that a participant that
 * was killed makes the same release again and not a second one, which would tell more.
 *
 * <p>As with every sampler in floating point, the values are a grid and not the whole line (Mironov 2012). Values are
 * rounded to float32 after they were added, which is post-processing.
 */
final class GaussianNoise {
    private static final double TO_UNIT = 0x1p-53;

    private final MessageDigest sha256;
    private final byte[] seed;
    private long counter;
    private ByteBuffer bits = ByteBuffer.allocate(0);
    private double kept = Double.NaN;

    GaussianNoise(Digest seed) {
        this.seed = seed.toString().getBytes(StandardCharsets.US_ASCII);
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform has no SHA-256", e);
        }
    }

    double next() {
        if (!Double.isNaN(kept)) {
            double second = kept;
            kept = Double.NaN;
            return second;
        }
        double radius = StrictMath.sqrt(-2 * StrictMath.log(uniform()));
        double angle = 2 * Math.PI * uniform();
        kept = radius * StrictMath.sin(angle);
        return radius * StrictMath.cos(angle);
    }

    /** In (0, 1]. */
    private double uniform() {
        if (!bits.hasRemaining()) {
            sha256.update(seed);
            sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(counter++).flip());
            bits = ByteBuffer.wrap(sha256.digest());
        }
        return ((bits.getLong() >>> 11) + 1) * TO_UNIT;
    }
}
