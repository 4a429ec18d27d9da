package io.flock.client.drift;

import io.flock.client.data.Examples;
import java.util.Arrays;

/**
 * Into which bin a feature's value falls. Numbers: tenths of the reference, each with its upper edge; where many values are
 * the least one, a bin below it is there too, so that a constant can be left in both directions. Texts: one bin each, and
 * one for none of them.
 */
final class FeatureBins {
    private static final int TENTHS = 10;

    private final Feature feature;
    private final float[] edges;

    private FeatureBins(Feature feature, float[] edges) {
        this.feature = feature;
        this.edges = edges;
    }

    static FeatureBins of(Feature feature, Examples reference) {
        return new FeatureBins(feature, feature.categories() > 0 ? new float[0] : edges(feature, reference));
    }

    private static float[] edges(Feature feature, Examples reference) {
        float[] values = new float[reference.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = reference.feature(i, feature.at()) + 0.0f; // one zero, not two
        }
        Arrays.sort(values);
        float[] edges = new float[TENTHS];
        int count = 0;
        for (int k = 1; k < TENTHS; k++) {
            float edge = values[(int) ((long) k * (values.length - 1) / TENTHS)];
            if (count == 0 && edge == values[0]) {
                edges[count++] = Math.nextDown(edge);
            }
            if (count == 0 || edge > edges[count - 1]) {
                edges[count++] = edge;
            }
        }
        return Arrays.copyOf(edges, count);
    }

    String name() {
        return feature.name();
    }

    int size() {
        return feature.categories() > 0 ? feature.categories() + 1 : edges.length + 1;
    }

    /** The bin of the example that begins here; a value that is no number is in the last one. */
    int bin(float[] features, int from) {
        if (feature.categories() == 0) {
            float value = features[from + feature.at()] + 0.0f;
            int found = Arrays.binarySearch(edges, value);
            return found >= 0 ? found : -found - 1;
        }
        for (int k = 0; k < feature.categories(); k++) {
            if (features[from + feature.at() + k * feature.stride()] > 0.5f) {
                return k;
            }
        }
        return feature.categories();
    }
}
