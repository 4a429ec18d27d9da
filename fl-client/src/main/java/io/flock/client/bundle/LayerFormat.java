package io.flock.client.bundle;

import java.util.SortedMap;
import java.util.TreeMap;

/** Layers from and to JSON: {@code {"type":"dense","units":64,"activation":"relu"}}. */
final class LayerFormat {
    private static final int MAX_UNITS = 65_536;
    private static final int MAX_STATE = 4_096;
    private static final int MAX_FILTERS = 4_096;
    private static final int MAX_WINDOW = 31;

    private LayerFormat() {}

    static LayerSpec read(String path, Object tree) {
        Fields in = Fields.of(path, tree);
        String type = in.text("type", 32);
        LayerSpec layer =
                switch (type) {
                    case "dense" -> new LayerSpec.Dense(in.integer("units", 1, MAX_UNITS), activation(in));
                    case "conv2d" ->
                        new LayerSpec.Conv2d(
                                in.integer("filters", 1, MAX_FILTERS),
                                in.integer("size", 1, MAX_WINDOW),
                                in.integer("stride", 1, MAX_WINDOW, 1),
                                in.choice("padding", Padding.class, Padding.VALID),
                                activation(in));
                    case "maxpool" -> {
                        int size = in.integer("size", 1, MAX_WINDOW);
                        yield new LayerSpec.MaxPool(
                                size,
                                in.integer("stride", 1, MAX_WINDOW, size),
                                in.choice("padding", Padding.class, Padding.VALID));
                    }
                    case "batchnorm" -> new LayerSpec.BatchNorm();
                    case "dropout" -> new LayerSpec.Dropout(in.decimal("rate", 0, 0.95));
                    case "lstm" -> new LayerSpec.Lstm(in.integer("units", 1, MAX_STATE), returns(in));
                    case "rnn" -> new LayerSpec.Rnn(in.integer("units", 1, MAX_STATE), returns(in));
                    case "output" -> new LayerSpec.Output();
                    case "gru" ->
                        throw BundleProblem.at(
                                in.path("type"),
                                "'gru' can't be offered: Deeplearning4j has no such layer, and a task's participants"
                                        + " choose their engines; 'lstm' has one gate more and as many units");
                    default ->
                        throw BundleProblem.at(
                                in.path("type"),
                                "'" + BundleProblem.shorten(type)
                                        + "' is none of dense, conv2d, maxpool, batchnorm, dropout, lstm, rnn, output");
                };
        in.end();
        return layer;
    }

    static SortedMap<String, Object> write(LayerSpec layer) {
        SortedMap<String, Object> out = new TreeMap<>();
        if (layer instanceof LayerSpec.Dense dense) {
            out.put("type", "dense");
            out.put("units", dense.units());
            out.put("activation", Fields.camelCase(dense.activation()));
        } else if (layer instanceof LayerSpec.Conv2d conv) {
            out.put("type", "conv2d");
            out.put("filters", conv.filters());
            out.put("size", conv.size());
            out.put("stride", conv.stride());
            out.put("padding", Fields.camelCase(conv.padding()));
            out.put("activation", Fields.camelCase(conv.activation()));
        } else if (layer instanceof LayerSpec.MaxPool pool) {
            out.put("type", "maxpool");
            out.put("size", pool.size());
            out.put("stride", pool.stride());
            out.put("padding", Fields.camelCase(pool.padding()));
        } else if (layer instanceof LayerSpec.BatchNorm) {
            out.put("type", "batchnorm");
        } else if (layer instanceof LayerSpec.Dropout dropout) {
            out.put("type", "dropout");
            out.put("rate", dropout.rate());
        } else if (layer instanceof LayerSpec.Recurrent recurrent) {
            out.put("type", recurrent instanceof LayerSpec.Lstm ? "lstm" : "rnn");
            out.put("units", recurrent.units());
            out.put("returns", Fields.camelCase(recurrent.returns()));
        } else {
            out.put("type", "output");
        }
        return out;
    }

    private static Returns returns(Fields in) {
        return in.choice("returns", Returns.class, Returns.LAST);
    }

    private static Activation activation(Fields in) {
        return in.choice("activation", Activation.class, Activation.RELU);
    }
}
