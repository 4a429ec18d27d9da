package io.flock.client.drift;

/**
 * How far one feature has moved.
 *
 * @param index the population stability index, at least 0
 * @param byChance what it stays below in samples of this size where nothing has changed
 */
public record FeatureDrift(String name, double index, double byChance) {
    static FeatureDrift of(String name, long[] reference, long[] compared, ChanceBound chance) {
        return new FeatureDrift(name, StabilityIndex.of(reference, compared), chance.of(reference, compared));
    }

    public DriftLevel level() {
        return DriftLevel.of(index, byChance);
    }
}
