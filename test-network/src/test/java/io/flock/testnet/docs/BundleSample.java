package io.flock.testnet.docs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.client.bundle.Bundle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Valid bundles that between them have every field, and one change to one of them. */
record BundleSample(String json) {
    /** A table with every kind of column; a chain of image layers; the least that a bundle can be. */
    static final List<BundleSample> ALL = List.of(
            new BundleSample(
                    """
                    {"schemaVersion": 1, "name": "table",
                     "model": {"maxParams": 10000000,
                       "layers": [{"type": "dense", "units": 4, "activation": "relu"}, {"type": "batchnorm"},
                                  {"type": "dropout", "rate": 0.1}, {"type": "output"}]},
                     "data": {"kind": "tabular", "header": true, "separator": ",", "missing": ["NA"],
                       "columns": [{"name": "a", "type": "numeric", "center": 0, "scale": 1, "min": 0, "max": 0, "fill": 0},
                                   {"name": "b", "type": "categorical", "categories": ["x"], "fill": "x"}],
                       "label": {"name": "l", "type": "categorical", "classes": ["u", "v"]}},
                     "training": {"loss": "crossEntropy", "localEpochs": 1, "batchSize": 2, "proximalMu": 0, "clipNorm": 1,
                       "splitTrain": 0.8, "updater": {"type": "momentum", "learningRate": 0.1, "momentum": 0.9}},
                     "evaluation": {"metric": "accuracy", "secondary": ["auc"], "batchSize": 256},
                     "judging": {"minNorm": 0.000001, "normBound": 3, "collusionCosine": 0.999, "leastProfile": 0.1, "lossRelative": 0.5,
                       "lossAbsolute": 0.1, "mirrorRelative": 0.5, "mirrorAbsolute": 0.05}}
                    """),
            new BundleSample(
                    """
                    {"schemaVersion": 1, "name": "images",
                     "model": {"layers": [{"type": "conv2d", "filters": 2, "size": 3, "stride": 1, "padding": "valid",
                         "activation": "relu"}, {"type": "maxpool", "size": 2, "stride": 2, "padding": "valid"},
                         {"type": "output"}]},
                     "data": {"kind": "image", "height": 64, "width": 64, "channels": 1, "classes": 2, "maxValue": 255},
                     "training": {"localEpochs": 1, "batchSize": 1, "clipNorm": 1, "noiseMultiplier": 1, "updates": {"encoding": "topK", "share": 0.1},
                       "updater": {"type": "adam", "learningRate": 0.1, "beta1": 0.9, "beta2": 0.999, "epsilon": 0.00000001}}}
                    """),
            new BundleSample(
                    """
                    {"schemaVersion": 1, "name": "numbers", "model": {"layers": [{"type": "output"}]},
                     "data": {"kind": "tabular", "columns": [{"name": "a", "type": "numeric"}],
                       "label": {"name": "l", "type": "numeric", "center": 0, "scale": 1, "min": 0, "max": 0}},
                     "training": {"localEpochs": 1, "batchSize": 1, "updater": {"type": "sgd", "learningRate": 0.1}}}
                    """),
            new BundleSample(
                    """
                    {"schemaVersion": 1, "name": "series",
                     "model": {"layers": [{"type": "lstm", "units": 2, "returns": "last"}, {"type": "output"}]},
                     "data": {"kind": "sequence", "steps": 2, "stride": 2, "series": "s",
                       "columns": [{"name": "a", "type": "numeric"}], "label": {"name": "l", "classes": ["u", "v"]}},
                     "training": {"localEpochs": 1, "batchSize": 1, "updater": {"type": "sgd", "learningRate": 0.1}}}
                    """),
            new BundleSample(
                    """
                    {"schemaVersion": 1, "name": "one series",
                     "model": {"layers": [{"type": "rnn", "units": 2, "returns": "last"}, {"type": "output"}]},
                     "data": {"kind": "sequence", "steps": 2, "columns": [{"name": "a", "type": "numeric"}],
                       "label": {"name": "l", "classes": ["u", "v"]}},
                     "training": {"localEpochs": 1, "batchSize": 1, "updater": {"type": "sgd", "learningRate": 0.1}}}
                    """),
            new BundleSample(
                    """
                    {"schemaVersion": 1, "name": "plain", "model": {"layers": [{"type": "output"}]},
                     "data": {"kind": "image", "height": 2, "width": 2, "classes": 2},
                     "training": {"localEpochs": 1, "batchSize": 1, "updater": {"type": "sgd", "learningRate": 0.1}}}
                    """));

    private static final Pattern STEP = Pattern.compile("([A-Za-z0-9]+)(?:<([a-z0-9]+)>)?");

    /** Where a path leads: the object that has the field, the field's name, and the path as the code prints it. */
    private record Place(JsonObject holder, String name, String printed) {}

    /** The first sample that has the field. */
    static BundleSample with(BundleField field) {
        return ALL.stream()
                .filter(sample -> sample.find(sample.tree(), field.path())
                        .filter(place -> place.holder().has(place.name()))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sample has " + field.path()));
    }

    private JsonObject tree() {
        return JsonParser.parseString(json).getAsJsonObject();
    }

    /** The field's path as refusals name it, {@code $.model.layers[0].units}. */
    String printed(BundleField field) {
        return find(tree(), field.path()).orElseThrow().printed();
    }

    /** The same document with another value there. */
    byte[] put(BundleField field, JsonElement value) {
        JsonObject tree = tree();
        Place place = find(tree, field.path()).orElseThrow();
        place.holder().add(place.name(), value);
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same document without the field. */
    byte[] without(BundleField field) {
        JsonObject tree = tree();
        Place place = find(tree, field.path()).orElseThrow();
        place.holder().remove(place.name());
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What the code makes of the document without the field, at that place; empty: nothing. */
    Optional<JsonElement> readWithout(BundleField field) {
        byte[] canonical = Bundle.read(without(field)).canonicalBytes();
        JsonObject read = JsonParser.parseString(new String(canonical, StandardCharsets.UTF_8))
                .getAsJsonObject();
        return find(read, field.path()).map(found -> found.holder().get(found.name()));
    }

    private Optional<Place> find(JsonObject tree, String path) {
        JsonElement at = tree;
        StringBuilder printed = new StringBuilder("$");
        String[] steps = path.split("\\.", -1);
        for (int i = 0; i < steps.length - 1; i++) {
            Matcher step = STEP.matcher(steps[i]);
            step.matches();
            at = at.getAsJsonObject().get(step.group(1));
            printed.append('.').append(step.group(1));
            if (step.group(2) != null) {
                int index = index(at, step.group(2));
                if (index == -1) {
                    return Optional.empty();
                }
                if (at.isJsonArray()) {
                    at = at.getAsJsonArray().get(index);
                    printed.append('[').append(index).append(']');
                }
            }
            if (at == null) {
                return Optional.empty();
            }
        }
        String name = steps[steps.length - 1];
        return Optional.of(new Place(at.getAsJsonObject(), name, printed + "." + name));
    }

    /** Where the element of a type stands; 0 for the object itself, -1 where it is none. */
    private static int index(JsonElement at, String type) {
        JsonArray all = at == null ? new JsonArray() : at.isJsonArray() ? at.getAsJsonArray() : single(at);
        for (int i = 0; i < all.size(); i++) {
            JsonElement kind = all.get(i).getAsJsonObject().get("type");
            if (kind != null && kind.getAsString().equals(type)) {
                return i;
            }
        }
        return -1;
    }

    private static JsonArray single(JsonElement element) {
        JsonArray array = new JsonArray();
        array.add(element);
        return array;
    }
}
