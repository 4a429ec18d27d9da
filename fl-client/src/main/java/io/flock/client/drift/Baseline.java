package io.flock.client.drift;

import io.flock.client.bundle.DataSection;
import io.flock.client.data.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the examples are distributed that a model was measured on. */
public final class Baseline {
    private static final int MOST_FEATURES = 4_096;

    private final int width;
    private final List<FeatureBins> features;
    private final BinCounts reference;
    private final ChanceBound chance;

    private Baseline(int width, List<FeatureBins> features, BinCounts reference) {
        this.width = width;
        this.features = features;
        this.reference = reference;
        this.chance = new ChanceBound(features.size());
    }

    /**
     * Counts a reference.
     *
     * @param data the section by which it was read; of more than 4,096 features, as many at even distances are compared
     */
    public static Baseline of(DataSection data, Examples reference) {
        List<FeatureBins> features = Feature.of(data, MOST_FEATURES).stream()
                .map(feature -> FeatureBins.of(feature, reference))
                .toList();
        Baseline baseline = new Baseline(reference.width(), features, new BinCounts(features));
        baseline.count(reference, baseline.reference);
        return baseline;
    }

    /** Holds examples, at least one, against the reference. */
    public DriftReport compare(Examples examples) {
        BinCounts counts = counts();
        count(examples, counts);
        return compare(counts).orElseThrow();
    }

    private void count(Examples examples, BinCounts counts) {
        float[] row = new float[width];
        for (int i = 0; i < examples.size(); i++) {
            examples.copyFeatures(i, row, 0);
            counts.add(row, width, 1);
        }
    }

    /** Counts by the reference's bins, still empty. */
    BinCounts counts() {
        return new BinCounts(features);
    }

    int width() {
        return width;
    }

    /** Nothing where nothing was counted. */
    Optional<DriftReport> compare(BinCounts counts) {
        if (counts.rows() == 0) {
            return Optional.empty();
        }
        List<FeatureDrift> drifts = new ArrayList<>();
        for (int f = 0; f < features.size(); f++) {
            drifts.add(FeatureDrift.of(features.get(f).name(), reference.of(f), counts.of(f), chance));
        }
        return Optional.of(new DriftReport(reference.rows(), counts.rows(), drifts));
    }
}
