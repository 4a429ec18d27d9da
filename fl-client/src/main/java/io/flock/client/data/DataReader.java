package io.flock.client.data;

import io.flock.client.bundle.DataSection;
import io.flock.client.bundle.ImageData;
import io.flock.client.bundle.SequenceData;
import io.flock.client.bundle.TabularData;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The door through which a participant's files come in. Which format a file has is told by its name: a name with
 * {@code idx} in it is IDX, anything else CSV; either may be gzipped.
 */
public final class DataReader {
    /** As many features as one array can hold with room to grow. */
    private static final int MOST_VALUES = 1 << 30;

    private DataReader() {}

    /**
     * Reads and checks the data.
     *
     * @param files one CSV file; or, for images in IDX, the file of the images and the file of the labels
     * @throws FlockException {@code DATA_INVALID}, with file, line and column (for IDX: number of the image) of the
     *     first thing that is wrong
     */
    public static Examples read(DataSection schema, List<Path> files) {
        return read(schema, files, MOST_VALUES);
    }

    /**
     * Reads and checks data that may be a stranger's, who may have sent more than there is memory for.
     *
     * @param mostValues the most features, of all examples together
     * @throws FlockException {@code DATA_INVALID}, as above, and for more values than that
     */
    public static Examples read(DataSection schema, List<Path> files, int mostValues) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no file");
        }
        if (schema instanceof ImageData images) {
            if (files.size() == 2) {
                return IdxReader.read(files.get(0), files.get(1), images, mostValues);
            }
            requireOne(files);
            if (isIdx(files.get(0))) {
                throw DataProblem.inFile(files.get(0), "IDX images need a second file, that of the labels");
            }
            return ImageCsvReader.read(files.get(0), images, mostValues);
        }
        requireOne(files);
        return schema instanceof SequenceData series
                ? SequenceReader.read(files.get(0), series, mostValues)
                : TabularReader.read(files.get(0), (TabularData) schema, mostValues);
    }

    /**
     * A file's bytes, unpacked where it is gzipped.
     *
     * @throws FlockException {@code DATA_INVALID} where it can't be read, or has more bytes than {@code most}
     */
    public static byte[] unpacked(Path file, int most) {
        try (InputStream in = DataFile.open(file)) {
            byte[] bytes = in.readNBytes(most);
            if (in.read() >= 0) {
                throw DataProblem.inFile(file, "it has more than " + most + " bytes, unpacked");
            }
            return bytes;
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
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
