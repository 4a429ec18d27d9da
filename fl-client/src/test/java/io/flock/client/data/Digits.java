package io.flock.client.data;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.Bundles;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** 240 real images for tests. */
public final class Digits {
    private static final String BUNDLE =
            """
            {"schemaVersion": 1, "name": "digits",
             "model": {"layers": [{"type": "dense", "units": 32}, {"type": "output"}]},
             "data": {"kind": "image", "height": 8, "width": 8, "classes": 10, "maxValue": 16},
             "training": {"updater": {"type": "momentum", "learningRate": 0.05}, "localEpochs": 5, "batchSize": 16}}
            """;

    private Digits() {}

    /** A 64-32-10 net for them. */
    public static Bundle bundle() {
        return Bundles.of(BUNDLE);
    }

    /** The same with one piece of its text replaced. */
    public static Bundle bundleWith(String old, String replacement) {
        if (!BUNDLE.contains(old)) {
            throw new IllegalArgumentException(old);
        }
        return Bundles.of(BUNDLE.replace(old, replacement));
    }

    /** The images' file. */
    public static Path file() {
        try {
            return Path.of(Objects.requireNonNull(Digits.class.getResource("digits-240.csv.gz"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The images. */
    public static Examples examples() {
        return DataReader.read(bundle().data(), List.of(file()));
    }
}
