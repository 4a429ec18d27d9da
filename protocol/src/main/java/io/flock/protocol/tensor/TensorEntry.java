package io.flock.protocol.tensor;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a file's header says about one tensor; not yet compared with anything. */
record TensorEntry(String dtype, List<Long> shape, long begin, long end) {
    private static final int MAX_NUMBERS = 8;

    static TensorEntry read(JsonReader in) throws IOException {
        String dtype = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        in.beginObject();
        while (in.hasNext()) {
            String field = in.nextName();
            boolean again;
            switch (field) {
                case "dtype" -> {
                    again = dtype != null;
                    dtype = SafetensorsHeader.text(in);
                }
                case "shape" -> {
                    again = shape != null;
                    shape = numbers(in);
                }
                case "data_offsets" -> {
                    again = offsets != null;
                    offsets = numbers(in);
                }
                default ->
                    throw MalformedFile.because(
                            "a tensor has the unknown field '" + MalformedFile.shorten(field) + "'");
            }
            if (again) {
                throw MalformedFile.because("a tensor has the field '" + field + "' twice");
            }
        }
        in.endObject();
        if (dtype == null || shape == null || offsets == null || offsets.size() != 2) {
            throw MalformedFile.because("a tensor lacks dtype, shape or its two data_offsets");
        }
        return new TensorEntry(dtype, shape, offsets.get(0), offsets.get(1));
    }

    private static List<Long> numbers(JsonReader in) throws IOException {
        List<Long> numbers = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) {
            numbers.add(SafetensorsHeader.unsigned(in));
            if (numbers.size() > MAX_NUMBERS) {
                throw MalformedFile.because("a tensor has more than " + MAX_NUMBERS + " dimensions");
            }
        }
        in.endArray();
        return numbers;
    }
}
