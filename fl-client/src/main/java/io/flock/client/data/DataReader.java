package io.flock.client.data;

import io.flock.client.bundle.DataSection;
import io.flock.client.bundle.ImageData;
import io.flock.client.bundle.SequenceData;
import io.flock.client.bundle.TabularData;
import io.flock.protocol.error.FlockException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The door through which a participant's files come in. Which format a file has is told by its name: a name with
 * {@code idx} in it is IDX, anything else CSV; either may be gzipped.
 */
public final class DataReader {
    private DataReader() {}

    /**
     * Reads and checks the data.
     *
     * @param files one CSV file; or, for images in IDX, the file of the images and the file of the labels
     * @throws FlockException {@code DATA_INVALID}, with file, line and column (for IDX: number of the image) of the
     *     first thing that is wrong
     */
    public static Examples read(DataSection schema, List<Path> files) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no file");
        }
        if (schema instanceof ImageData images) {
            if (files.size() == 2) {
                return IdxReader.read(files.get(0), files.get(1), images);
            }
            requireOne(files);
            if (isIdx(files.get(0))) {
                throw DataProblem.inFile(files.get(0), "IDX images need a second file, that of the labels");
            }
            return ImageCsvReader.read(files.get(0), images);
        }
        requireOne(files);
        return schema instanceof SequenceData series
                ? SequenceReader.read(files.get(0), series)
                : TabularReader.read(files.get(0), (TabularData) schema);
    }

    private static boolean isIdx(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).contains("idx");
    }

    private static void requireOne(List<Path> files) {
        if (files.size() != 1) {
            throw DataProblem.inFile(files.get(1), "one file of data is expected, " + files.size() + " were given");
        }
    }
}
