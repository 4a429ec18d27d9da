package io.flock.client.bundle;

import io.flock.protocol.tensor.UpdateEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A bundle to begin with, for an author who has described the data: small layers that fit, and every default. */
public final class BundleDraft {
    private static final int FILTERS = 8;
    private static final int STATE = 16;
    private static final int WINDOW = 3;
    private static final int POOL = 2;
    /** An image below it has nothing left after a convolution and a pool. */
    private static final int LEAST_IMAGE = 6;

    private BundleDraft() {}

    /**
     * A draft.
     *
     * @param units of the dense layers between the data and the output; none for a linear model
     * @throws io.flock.protocol.error.FlockException {@code BUNDLE_INVALID}: a name or a number that no bundle may have
     */
    public static Bundle of(String name, DataSection data, List<Integer> units) {
        Bundle draft = new Bundle(
                name,
                new ModelSection(layers(data.shape(), units), 10_000_000),
                data,
                new TrainingSection(
                        Loss.of(data.label()),
                        new UpdaterSpec.Momentum(0.02, 0.9),
                        5,
                        16,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        UpdateEncoding.float32(),
                        0.8),
                EvaluationSection.read(Fields.of("$.evaluation", new TreeMap<>()), data.label()),
                JudgingSection.read(Fields.of("$.judging", new TreeMap<>())));
        return Bundle.read(draft.canonicalBytes());
    }

    private static List<LayerSpec> layers(FeatureShape shape, List<Integer> units) {
        List<LayerSpec> layers = new ArrayList<>();
        if (shape instanceof FeatureShape.Planes planes && Math.min(planes.height(), planes.width()) >= LEAST_IMAGE) {
            layers.add(new LayerSpec.Conv2d(FILTERS, WINDOW, 1, Padding.SAME, Activation.RELU));
            layers.add(new LayerSpec.MaxPool(POOL, POOL, Padding.VALID));
        }
        if (shape instanceof FeatureShape.Steps) {
            layers.add(new LayerSpec.Lstm(STATE, Returns.LAST));
        }
        units.forEach(count -> layers.add(new LayerSpec.Dense(count, Activation.RELU)));
        layers.add(new LayerSpec.Output());
        return layers;
    }
}
