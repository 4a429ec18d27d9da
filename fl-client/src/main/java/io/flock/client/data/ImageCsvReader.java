package io.flock.client.data;

import io.flock.client.bundle.ImageData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** Reads images from CSV: no header, one image per row, pixels channel by channel and row by row, the label last. */
final class ImageCsvReader {
    private ImageCsvReader() {}

    static Examples read(Path file, ImageData schema, int mostValues) {
        int pixels = schema.shape().size();
        ExamplesBuilder examples = new ExamplesBuilder(pixels, schema.classCount(), mostValues);
        float[] features = new float[pixels];
        try (CsvReader rows = CsvReader.open(file, ',')) {
            for (var row = rows.row(); row.isPresent(); row = rows.row()) {
                List<String> fields = row.get();
                if (fields.size() != pixels + 1) {
                    throw DataProblem.inLine(
                            file,
                            rows.line(),
                            fields.size() + " fields, " + pixels + " pixels and a label are expected");
                }
                examples.requireRoom(file, rows.line());
                for (int i = 0; i < pixels; i++) {
                    int pixel = whole(file, rows.line(), i + 1, "pixel", fields.get(i), schema.maxValue());
                    features[i] = (float) ((double) pixel / schema.maxValue());
                }
                String label = fields.get(pixels);
                examples.add(features, whole(file, rows.line(), pixels + 1, "label", label, schema.classCount() - 1));
            }
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
        if (examples.size() == 0) {
            throw DataProblem.inFile(file, "there is no image");
        }
        return examples.build();
    }

    private static int whole(Path file, long line, int column, String name, String text, int most) {
        OptionalInt value = Numbers.whole(text);
        if (value.isEmpty() || value.getAsInt() > most) {
            throw DataProblem.inColumn(
                    file,
                    line,
                    column,
                    name,
                    "'" + DataProblem.shorten(text) + "' is not a whole number from 0 to " + most);
        }
        return value.getAsInt();
    }
}
