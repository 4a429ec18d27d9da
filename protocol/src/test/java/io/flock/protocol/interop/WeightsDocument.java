package io.flock.protocol.interop;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.protocol.tensor.Fill;
import io.flock.protocol.tensor.ModelFile;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** Weights and metadata as bits in JSON, which both programs can tell each other without loss. */
record WeightsDocument(ModelWeights weights, SortedMap<String, String> metadata) {
    /** The weights that are written and read: zeros of both signs, subnormal and greatest values, arbitrary ones. */
    static WeightsDocument kept() {
        return of(new String(resource("weights.json"), StandardCharsets.UTF_8));
    }

    static byte[] resource(String name) {
        try (InputStream in = WeightsDocument.class.getResourceAsStream("/interop/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WeightsDocument of(ModelFile file) {
        return new WeightsDocument(file.weights(), new TreeMap<>(file.metadata()));
    }

    static WeightsDocument of(String json) {
        JsonObject document = JsonParser.parseString(json).getAsJsonObject();
        JsonObject tensors = document.getAsJsonObject("tensors");
        List<TensorSpec> specs = new ArrayList<>();
        tensors.entrySet()
                .forEach(tensor -> specs.add(
                        new TensorSpec(tensor.getKey(), shape(tensor.getValue().getAsJsonObject()), Fill.ZERO)));
        TensorLayout layout = TensorLayout.of(specs);
        float[] values = new float[layout.elements()];
        for (int i = 0; i < layout.tensors().size(); i++) {
            JsonObject tensor = tensors.getAsJsonObject(layout.tensors().get(i).name());
            JsonArray bits = tensor.getAsJsonArray("bits");
            for (int k = 0; k < bits.size(); k++) {
                values[layout.offset(i) + k] =
                        Float.intBitsToFloat((int) bits.get(k).getAsLong());
            }
        }
        SortedMap<String, String> metadata = new TreeMap<>();
        document.getAsJsonObject("metadata")
                .entrySet()
                .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().getAsString()));
        return new WeightsDocument(ModelWeights.owning(layout, values), metadata);
    }

    private static List<Integer> shape(JsonObject tensor) {
        return StreamSupport.stream(tensor.getAsJsonArray("shape").spliterator(), false)
                .map(JsonElement::getAsInt)
                .toList();
    }
}
