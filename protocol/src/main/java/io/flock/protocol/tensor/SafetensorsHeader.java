package io.flock.protocol.tensor;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The JSON header of a safetensors file, checked against the layout that the reader expects: nothing that a stranger
 * wrote decides how much memory is taken.
 */
final class SafetensorsHeader {
    private static final int MAX_METADATA_ENTRIES = 64;
    private static final int MAX_METADATA_CHARACTERS = 1024;
    private static final Pattern UNSIGNED = Pattern.compile("0|[1-9][0-9]{0,17}");

    private final StoredTensors expected;
    private final long[] begins;
    private final SortedMap<String, String> metadata = new TreeMap<>();
    private boolean metadataSeen;

    private SafetensorsHeader(StoredTensors expected) {
        this.expected = expected;
        this.begins = new long[expected.tensors().size()];
        Arrays.fill(begins, -1);
    }

    static SafetensorsHeader parse(String json, StoredTensors expected) {
        SafetensorsHeader header = new SafetensorsHeader(expected);
        JsonReader in = new JsonReader(new StringReader(json));
        in.setStrictness(Strictness.STRICT);
        try {
            header.readAll(in);
        } catch (IOException | IllegalStateException | JsonParseException | NumberFormatException e) {
            throw MalformedFile.because("the header is not the JSON of a safetensors file");
        }
        header.requireComplete();
        return header;
    }

    SortedMap<String, String> metadata() {
        return metadata;
    }

    /** Indices of the tensors in the order in which their bytes stand in the file. */
    List<Integer> fileOrder() {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < begins.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingLong(i -> begins[i]));
        return order;
    }

    private void readAll(JsonReader in) throws IOException {
        in.beginObject();
        while (in.hasNext()) {
            String name = in.nextName();
            if (name.equals("__metadata__")) {
                readMetadata(in);
            } else {
                readTensor(in, name);
            }
        }
        in.endObject();
        if (in.peek() != JsonToken.END_DOCUMENT) {
            throw MalformedFile.because("something follows the header's JSON object");
        }
    }

    private void readMetadata(JsonReader in) throws IOException {
        if (metadataSeen) {
            throw MalformedFile.because("the header has __metadata__ twice");
        }
        metadataSeen = true;
        in.beginObject();
        while (in.hasNext()) {
            String key = in.nextName();
            String value = text(in);
            if (key.length() > MAX_METADATA_CHARACTERS || value.length() > MAX_METADATA_CHARACTERS) {
                throw MalformedFile.because(
                        "a metadata entry is longer than " + MAX_METADATA_CHARACTERS + " characters");
            }
            if (metadata.put(key, value) != null) {
                throw MalformedFile.because("metadata entry '" + key + "' stands twice");
            }
            if (metadata.size() > MAX_METADATA_ENTRIES) {
                throw MalformedFile.because("more than " + MAX_METADATA_ENTRIES + " metadata entries");
            }
        }
        in.endObject();
    }

    private void readTensor(JsonReader in, String name) throws IOException {
        int index = expected.indexOf(name)
                .orElseThrow(
                        () -> MalformedFile.because("tensor '" + MalformedFile.shorten(name) + "' is not expected"));
        if (begins[index] >= 0) {
            throw MalformedFile.because("tensor '" + name + "' stands twice");
        }
        StoredTensor tensor = expected.tensors().get(index);
        TensorEntry entry = TensorEntry.read(in);
        if (!entry.dtype().equals(tensor.type().name())) {
            throw MalformedFile.because("tensor '" + name + "' is of type " + MalformedFile.shorten(entry.dtype())
                    + ", not " + tensor.type());
        }
        if (!entry.shape()
                .equals(tensor.shape().stream().map(Integer::longValue).toList())) {
            throw MalformedFile.because("tensor '" + name + "' has another shape than " + tensor.shape());
        }
        if (entry.end() - entry.begin() != tensor.bytes()) {
            throw MalformedFile.because("tensor '" + name + "' lies at " + entry.begin() + " to " + entry.end()
                    + ", which is not " + tensor.bytes() + " bytes");
        }
        begins[index] = entry.begin();
    }

    private void requireComplete() {
        long next = 0;
        for (int index : fileOrder()) {
            StoredTensor tensor = expected.tensors().get(index);
            if (begins[index] < 0) {
                throw MalformedFile.because("tensor '" + tensor.name() + "' is missing");
            }
            if (begins[index] != next) {
                throw MalformedFile.because("tensor '" + tensor.name() + "' begins at byte " + begins[index]
                        + " instead of " + next + ": tensors overlap or leave a hole");
            }
            next += tensor.bytes();
        }
    }

    static String text(JsonReader in) throws IOException {
        if (in.peek() != JsonToken.STRING) {
            throw MalformedFile.because("the header has a " + in.peek() + " where a string belongs");
        }
        return in.nextString();
    }

    static long unsigned(JsonReader in) throws IOException {
        if (in.peek() != JsonToken.NUMBER) {
            throw MalformedFile.because("the header has a " + in.peek() + " where a number belongs");
        }
        String digits = in.nextString();
        if (!UNSIGNED.matcher(digits).matches()) {
            throw MalformedFile.because("'" + MalformedFile.shorten(digits) + "' in the header is no whole number");
        }
        return Long.parseLong(digits);
    }
}
