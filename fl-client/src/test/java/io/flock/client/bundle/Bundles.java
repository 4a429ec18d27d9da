package io.flock.client.bundle;

import java.nio.charset.StandardCharsets;

/** Small bundles for tests. */
public final class Bundles {
    /** Two numeric features, two classes, one hidden layer of two. */
    public static final String TINY =
            """
            {"schemaVersion": 1, "name": "tiny",
             "model": {"layers": [{"type": "dense", "units": 2, "activation": "tanh"}, {"type": "output"}]},
             "data": {"kind": "tabular", "columns": [{"name": "x", "type": "numeric"}, {"name": "y", "type": "numeric"}],
                      "label": {"name": "z", "classes": ["no", "yes"]}},
             "training": {"updater": {"type": "sgd", "learningRate": 0.5}, "localEpochs": 1, "batchSize": 2}}
            """;

    /** Images of 4 x 4 in three classes, with every kind of layer. */
    public static final String ALL_LAYERS =
            """
            {"schemaVersion": 1, "name": "all layers",
             "model": {"layers": [
                 {"type": "conv2d", "filters": 3, "size": 3, "padding": "same", "activation": "relu"},
                 {"type": "batchnorm"},
                 {"type": "maxpool", "size": 2},
                 {"type": "dense", "units": 8, "activation": "sigmoid"},
                 {"type": "dropout", "rate": 0.25},
                 {"type": "output"}]},
             "data": {"kind": "image", "height": 4, "width": 4, "classes": 3, "maxValue": 16},
             "training": {"updater": {"type": "adam", "learningRate": 0.01}, "localEpochs": 3, "batchSize": 5}}
            """;

    /** Two series of two columns, three steps an example, through both kinds of recurrent layers. */
    public static final String SERIES =
            """
            {"schemaVersion": 1, "name": "series",
             "model": {"layers": [
                 {"type": "lstm", "units": 3, "returns": "all"},
                 {"type": "dropout", "rate": 0.25},
                 {"type": "rnn", "units": 4},
                 {"type": "output"}]},
             "data": {"kind": "sequence", "steps": 3, "series": "s",
                      "columns": [{"name": "x", "type": "numeric"}, {"name": "y", "type": "numeric"}],
                      "label": {"name": "z", "classes": ["no", "yes"]}},
             "training": {"updater": {"type": "sgd", "learningRate": 0.5}, "localEpochs": 1, "batchSize": 4}}
            """;

    /** Images of two pixels in two classes: the shortest file of examples. */
    public static final String TWO_PIXELS =
            """
            {"schemaVersion": 1, "name": "two pixels",
             "model": {"layers": [{"type": "output"}]},
             "data": {"kind": "image", "height": 1, "width": 2, "channels": 1, "classes": 2, "maxValue": 4},
             "training": {"updater": {"type": "sgd", "learningRate": 0.1}, "localEpochs": 1, "batchSize": 2}}
            """;

    private Bundles() {}

    /** A bundle from an author's text. */
    public static Bundle of(String json) {
        return Bundle.read(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The tiny bundle with one piece of its text replaced. */
    public static Bundle tinyWith(String old, String replacement) {
        if (!TINY.contains(old)) {
            throw new IllegalArgumentException(old);
        }
        return of(TINY.replace(old, replacement));
    }
}
