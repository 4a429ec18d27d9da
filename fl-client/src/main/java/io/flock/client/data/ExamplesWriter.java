package io.flock.client.data;

import io.flock.client.bundle.DataSection;
import io.flock.client.bundle.ImageData;
import io.flock.client.bundle.SequenceData;
import io.flock.client.bundle.TabularData;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;

/**
 * Writes examples as the CSV file that {@link DataReader} reads them from again: the same features and targets, in the same
 * order. Numbers are the shortest that give the same float32 once they are scaled; what was missing stands there filled in.
 */
public final class ExamplesWriter {
    private ExamplesWriter() {}

    /**
     * Writes a new file, which only its owner can read, and reads it again to be sure of it.
     *
     * @param examples of this schema
     * @throws FlockException USAGE where the file exists, or its name says IDX; STATE_FOLDER_UNUSABLE where it can't be
     *     written; DATA_INVALID where the schema has no file for such examples: windows of series that overlap, of a bundle
     *     that names no column for the series
     */
    public static void write(DataSection schema, Examples examples, Path file) {
        if (schema instanceof ImageData && nameOf(file).contains("idx")) {
            throw new FlockException(
                    ErrorCode.USAGE, file + " would be read as IDX", "choose a name without idx: CSV is written");
        }
        Table table = table(schema);
        table.requireWritable(examples);
        boolean whole = false;
        try (Writer out = create(file)) {
            table.write(examples, out);
            out.flush();
            requireSame(examples, DataReader.read(schema, List.of(file)));
            whole = true;
        } catch (FileAlreadyExistsException e) {
            whole = true;
            throw exists(file);
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE, "can't write " + file + ": " + e, "choose another folder", e);
        } finally {
            if (!whole) {
                delete(file);
            }
        }
    }

    /**
     * Refuses a file that {@link #write} would refuse for being there, before there is anything to write.
     *
     * @throws FlockException USAGE where the file exists
     */
    public static void requireNew(Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(file);
        }
    }

    private static FlockException exists(Path file) {
        return new FlockException(ErrorCode.USAGE, file + " exists", "choose another file");
    }

    /**
     * Refuses examples of which no file can hold all, whatever they are.
     *
     * @throws FlockException DATA_INVALID: windows of series that overlap, of a bundle that names no column for the series
     */
    public static void requireForm(DataSection schema, Examples examples) {
        table(schema).requireWritable(examples);
    }

    /** How examples become lines. */
    interface Table {
        /**
         * Refuses examples that have no file of this kind.
         *
         * @throws FlockException DATA_INVALID
         */
        default void requireWritable(Examples examples) {}

        /** Writes all lines. */
        void write(Examples examples, Writer out) throws IOException;
    }

    private static Table table(DataSection schema) {
        if (schema instanceof ImageData images) {
            return (examples, out) -> writeImages(images, examples, out);
        }
        return schema instanceof SequenceData series ? new SeriesText(series) : new RowText((TabularData) schema);
    }

    private static void writeImages(ImageData schema, Examples examples, Writer out) throws IOException {
        for (int row = 0; row < examples.size(); row++) {
            for (int at = 0; at < examples.width(); at++) {
                out.append(Long.toString(Math.round((double) examples.feature(row, at) * schema.maxValue())))
                        .append(',');
            }
            out.append(Integer.toString(examples.label(row))).append('\n');
        }
    }

    private static Writer create(Path file) throws IOException {
        boolean posix = Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
        FileAttribute<?>[] owners = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Files.createFile(file, owners);
        return new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.WRITE));
    }

    /** A number that did not come back from its text would be another example than was sent. */
    private static void requireSame(Examples written, Examples read) {
        boolean same = read.size() == written.size() && read.width() == written.width();
        for (int row = 0; same && row < written.size(); row++) {
            same = read.target(row) == written.target(row);
            for (int at = 0; same && at < written.width(); at++) {
                same = read.feature(row, at) == written.feature(row, at);
            }
            if (!same) {
                throw new FlockException(
                        ErrorCode.DATA_INVALID,
                        "example " + (row + 1) + " can't be written in the form of the bundle: it is read otherwise",
                        "compare its values with the bundle's data section; leave it out");
            }
        }
        if (!same) {
            throw new FlockException(
                    ErrorCode.DATA_INVALID,
                    written.size() + " examples were written, " + read.size() + " are read",
                    "leave out the ratings whose examples overlap");
        }
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
