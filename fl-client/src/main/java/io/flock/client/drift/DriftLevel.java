package io.flock.client.drift;

/** What a population stability index means, by the thresholds in use (Siddiqi 2006). */
public enum DriftLevel {
    /** Below 0.1. */
    STABLE,
    /** At least 0.1, but samples of this size differ by as much where nothing has changed. */
    UNCERTAIN,
    /** At least 0.1. */
    MODERATE,
    /** At least 0.25. */
    MAJOR;

    private static final double WATCHED = 0.1;
    private static final double GREAT = 0.25;

    static DriftLevel of(double index, double byChance) {
        if (index < WATCHED) {
            return STABLE;
        }
        if (index <= byChance) {
            return UNCERTAIN;
        }
        return index < GREAT ? MODERATE : MAJOR;
    }
}
