package io.flock.testnet.bench.training;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** What is trained: on images of 28 x 28 in ten classes. */
public enum TrainingNet {
    /** The "2NN" of McMahan et al. 2017. */
    DENSE("784-200-200-10", "{\"type\":\"dense\",\"units\":200},{\"type\":\"dense\",\"units\":200}"),
    CONVOLUTIONAL(
            "c16-p2-c32-p2-64-10",
            "{\"type\":\"conv2d\",\"filters\":16,\"size\":3},{\"type\":\"maxpool\",\"size\":2},"
                    + "{\"type\":\"conv2d\",\"filters\":32,\"size\":3},{\"type\":\"maxpool\",\"size\":2},"
                    + "{\"type\":\"dense\",\"units\":64}");

    private static final int SIDE = 28;
    private static final int CLASSES = 10;

    private final String text;
    private final String layers;

    TrainingNet(String text, String layers) {
        this.text = text;
        this.layers = layers;
    }

    /** Its name. */
    public String text() {
        return text;
    }

    /** Its hidden layers, as a bundle has them: a JSON array. */
    String layers() {
        return "[" + layers + "]";
    }

    /** One epoch of plain SGD. */
    public Bundle bundle(int batchSize) {
        String json =
                """
                {"schemaVersion": 1, "name": "bench", "model": {"layers": [%s, {"type": "output"}]},
                 "data": {"kind": "image", "height": %d, "width": %d, "classes": %d},
                 "training": {"updater": {"type": "sgd", "learningRate": 0.01}, "localEpochs": 1, "batchSize": %d}}
                """
                        .formatted(layers, SIDE, SIDE, CLASSES, batchSize);
        return Bundle.read(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Noise: what an example shows has no influence on how long it takes. */
    public static Examples examples(int count) {
        SplittableRandom random = new SplittableRandom(count);
        float[] features = new float[Math.multiplyExact(count, SIDE * SIDE)];
        for (int i = 0; i < features.length; i++) {
            features[i] = random.nextInt(1 << 24) * 0x1p-24f;
        }
        int[] labels = random.ints(count, 0, CLASSES).toArray();
        return Examples.of(features, labels, SIDE * SIDE, CLASSES);
    }
}
