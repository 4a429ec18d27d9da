package io.flock.client.bundle;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The layers from input to output. An author may give DL4J's own configuration in their place; what is stored are the
 * layers that it means.
 *
 * @param layers the last one, and only it, is {@link LayerSpec.Output}
 * @param maxParams the most values that all tensors may have together: a participant can refuse a task by it before
 *     anything is allocated
 */
public record ModelSection(List<LayerSpec> layers, int maxParams) {
    private static final int MAX_LAYERS = 64;
    private static final int DEFAULT_MAX_PARAMS = 10_000_000;
    static final int MOST_PARAMS = 200_000_000;

    /** Copies the list. */
    public ModelSection {
        layers = List.copyOf(layers);
    }

    static ModelSection read(Fields in, DataSection data) {
        if (in.has("dl4j") && in.has("layers")) {
            throw BundleProblem.at(in.path("dl4j"), "the layers stand twice; leave one of dl4j and layers out");
        }
        List<LayerSpec> layers = in.has("dl4j")
                ? Dl4jLayers.read(in.object("dl4j"), data, MAX_LAYERS)
                : in.list("layers", MAX_LAYERS, LayerFormat::read);
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i) instanceof LayerSpec.Output != (i == layers.size() - 1)) {
                throw BundleProblem.at(
                        in.path("layers") + "[" + i + "].type", "'output' must be the last layer, and only the last");
            }
        }
        ModelSection section = new ModelSection(layers, in.integer("maxParams", 1, MOST_PARAMS, DEFAULT_MAX_PARAMS));
        in.end();
        return section;
    }

    SortedMap<String, Object> write() {
        SortedMap<String, Object> out = new TreeMap<>();
        out.put("layers", layers.stream().map(LayerFormat::write).toList());
        out.put("maxParams", maxParams);
        return out;
    }
}
