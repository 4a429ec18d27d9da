package io.flock.client.bundle;

/** Shape of one example between two layers. */
public sealed interface FeatureShape {
    /** Number of values. */
    int size();

    /** A plain vector. */
    record Flat(int size) implements FeatureShape {}

    /** A sequence: feature by feature, step by step. */
    record Steps(int features, int steps) implements FeatureShape {
        @Override
        public int size() {
            return Math.multiplyExact(features, steps);
        }
    }

    /** An image: channel by channel, row by row. */
    record Planes(int channels, int height, int width) implements FeatureShape {
        @Override
        public int size() {
            return Math.multiplyExact(Math.multiplyExact(channels, height), width);
        }
    }
}
