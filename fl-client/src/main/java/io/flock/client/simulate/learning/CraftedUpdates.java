package io.flock.client.simulate.learning;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.ModelWeights;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Updates that are computed and not trained, from all that the coalition knows. */
final class CraftedUpdates {
    private static final int HALVINGS = 20;
    private static final float NOISE = 0.1f;
    private static final float SMALL_NOISE = 1e-3f;

    private final float[] global;
    private final List<float[]> honest;
    private final float[] mean;
    private final float[] deviation;

    /** @param honest what honest participants trained in this round; where there are none, what the malicious trained */
    CraftedUpdates(ModelWeights global, List<ModelWeights> honest) {
        this.global = global.toArray();
        this.honest = honest.stream().map(ModelWeights::toArray).toList();
        int size = this.global.length;
        mean = new float[size];
        deviation = new float[size];
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (float[] update : this.honest) {
                sum += update[i];
            }
            double middle = sum / this.honest.size();
            double squares = 0;
            for (float[] update : this.honest) {
                squares += (update[i] - middle) * (update[i] - middle);
            }
            mean[i] = (float) middle;
            deviation[i] = (float) Math.sqrt(squares / this.honest.size());
        }
    }

    /** {@code global − factor · (own − global)}. */
    float[] backwards(ModelWeights own, double factor) {
        float[] out = new float[global.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (global[i] - factor * ((double) own.get(i) - global[i]));
        }
        return out;
    }

    float[] noise(Digest seed) {
        return noisy(seed, NOISE);
    }

    float[] slightNoise(Digest seed) {
        return noisy(seed, SMALL_NOISE);
    }

    float[] sameValue() {
        float[] out = new float[global.length];
        Arrays.fill(out, 1);
        return out;
    }

    /**
     * A little is enough: the greatest z at which the malicious and as many honest updates as they need for a majority
     * lie on one side, {@code Φ(z) = (n − m − s) / (n − m)} with {@code s = ⌊n / 2 + 1⌋ − m}.
     */
    float[] alie(int n, int malicious) {
        int supporters = Math.max(0, n / 2 + 1 - malicious);
        double share = Math.max(0.5, Math.min(0.999, (double) (n - malicious - supporters) / (n - malicious)));
        return moved(-NormalQuantile.of(share));
    }

    float[] innerProduct() {
        float[] out = new float[global.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = global[i] - (mean[i] - global[i]);
        }
        return out;
    }

    /** The longest step against the deviation within the greatest distance between two honest updates. */
    float[] minMax() {
        double most = 0;
        for (float[] a : honest) {
            for (float[] b : honest) {
                most = Math.max(most, squaredDistance(a, b));
            }
        }
        double bound = most;
        return furthest(candidate -> {
            double worst = 0;
            for (float[] update : honest) {
                worst = Math.max(worst, squaredDistance(candidate, update));
            }
            return worst <= bound;
        });
    }

    /** The longest step against the deviation whose squared distances add up to no more than an honest update's. */
    float[] minSum() {
        double most = 0;
        for (float[] a : honest) {
            most = Math.max(most, sumOfDistances(a));
        }
        double bound = most;
        return furthest(candidate -> sumOfDistances(candidate) <= bound);
    }

    private double sumOfDistances(float[] from) {
        double sum = 0;
        for (float[] update : honest) {
            sum += squaredDistance(from, update);
        }
        return sum;
    }

    private float[] furthest(Predicate<float[]> within) {
        double low = 0;
        double high = 50;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (within.test(moved(-middle))) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return moved(-low);
    }

    private float[] moved(double deviations) {
        float[] out = new float[mean.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (mean[i] + deviations * deviation[i]);
        }
        return out;
    }

    private float[] noisy(Digest seed, float size) {
        Chance chance = Chance.of(seed, "noise");
        float[] out = new float[global.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (global[i] + size * chance.normal());
        }
        return out;
    }

    private static double squaredDistance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = (double) a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }
}
