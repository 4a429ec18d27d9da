package io.flock.testnet.bench.overhead;

import io.flock.client.data.Examples;
import java.util.SplittableRandom;

/**
 * Images of 28 x 28 in ten classes that a net can learn: each shows its class's pattern under noise. Updates from noise
 * alone would be refused by voters, and a round without a new model is none to measure.
 */
final class LearnableImages {
    private static final int PIXELS = 28 * 28;
    private static final int CLASSES = 10;

    private LearnableImages() {}

    /** One participant's; the patterns are everybody's. */
    static Examples of(int participant, int count) {
        SplittableRandom pattern = new SplittableRandom(0);
        float[] patterns = new float[CLASSES * PIXELS];
        for (int i = 0; i < patterns.length; i++) {
            patterns[i] = pattern.nextInt(2);
        }
        SplittableRandom random = new SplittableRandom(1 + participant);
        float[] features = new float[Math.multiplyExact(count, PIXELS)];
        int[] labels = new int[count];
        for (int row = 0; row < count; row++) {
            labels[row] = random.nextInt(CLASSES);
            for (int at = 0; at < PIXELS; at++) {
                float noise = random.nextInt(1 << 24) * 0x1p-24f;
                features[row * PIXELS + at] = (patterns[labels[row] * PIXELS + at] + 2 * noise) / 3;
            }
        }
        return Examples.of(features, labels, PIXELS, CLASSES);
    }
}
