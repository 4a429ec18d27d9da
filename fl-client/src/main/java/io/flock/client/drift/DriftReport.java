package io.flock.client.drift;

import java.util.Comparator;
import java.util.List;

/**
 * How far examples are from a reference.
 *
 * @param reference how many examples that has
 * @param compared how many were held against it
 * @param features the one that moved furthest first
 */
public record DriftReport(long reference, long compared, List<FeatureDrift> features) {
    /** Sorts, by the name where features moved as far. */
    public DriftReport {
        features = features.stream()
                .sorted(Comparator.comparingDouble(FeatureDrift::index)
                        .reversed()
                        .thenComparing(FeatureDrift::name))
                .toList();
    }

    /** How many features are on this level. */
    public long count(DriftLevel level) {
        return features.stream().filter(feature -> feature.level() == level).count();
    }

    /** The greatest index. */
    public double greatest() {
        return features.isEmpty() ? 0 : features.get(0).index();
    }
}
