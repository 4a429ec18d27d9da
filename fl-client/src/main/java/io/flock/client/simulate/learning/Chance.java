package io.flock.client.simulate.learning;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** Random numbers of a simulation; one seed and purpose, one stream. */
final class Chance {
    private final SplittableRandom random;

    private Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    static Chance of(Digest seed, String purpose) {
        Digest digest = FieldHash.ofDomain("flock/simulate-learning/v1")
                .field(seed)
                .field(purpose)
                .digest();
        return new Chance(ByteBuffer.wrap(digest.bytes()).getLong());
    }

    boolean coin() {
        return random.nextBoolean();
    }

    /** Standard normal, by Box and Muller's transformation. */
    double normal() {
        double u = 1 - random.nextDouble();
        return StrictMath.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    /** Shares that add up to 1. */
    double[] dirichlet(double alpha, int n) {
        double[] shares = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            shares[i] = gamma(alpha);
            sum += shares[i];
        }
        for (int i = 0; i < n; i++) {
            shares[i] = sum > 0 ? shares[i] / sum : 1.0 / n;
        }
        return shares;
    }

    /** Gamma(alpha, 1) after Marsaglia and Tsang 2000, with their boost for alpha below 1. */
    private double gamma(double alpha) {
        if (alpha < 1) {
            return gamma(alpha + 1) * StrictMath.pow(1 - random.nextDouble(), 1 / alpha);
        }
        double d = alpha - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = StrictMath.pow(1 + c * x, 3);
            double u = 1 - random.nextDouble();
            if (v > 0 && StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }
}
