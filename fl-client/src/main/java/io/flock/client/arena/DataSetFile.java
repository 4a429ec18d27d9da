package io.flock.client.arena;

import io.flock.client.bundle.DataSection;
import io.flock.client.data.DataReader;
import io.flock.client.data.Examples;
import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.Range;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The files of a data set in one: {@code flock-set/1}, a line end, names and lengths as canonical JSON, a line end, then the
 * files' bytes. They are what {@link DataReader} reads; nothing is packed, so that nothing unpacks without measure.
 */
public final class DataSetFile {
    /** The largest set: a validator holds it in memory, sealed and opened. */
    public static final int MAX_BYTES = 256 << 20;

    /** The most features of a set's examples together: 256 MiB as float32. */
    public static final int MOST_VALUES = 1 << 26;

    private static final byte[] MAGIC = "flock-set/1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_HEAD = 4096;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

    private DataSetFile() {}

    private record Entry(@Limit(100) String name, @Range(min = 0, max = MAX_BYTES) int length) {}

    private record Head(@Limit(2) List<Entry> files) {}

    /**
     * Packs the files of a set, checking that they are one; what is gzipped is unpacked first.
     *
     * @throws FlockException DATA_INVALID with file, line and column, or for a set that nobody would read: one above
     *     {@link #MAX_BYTES} or {@link #MOST_VALUES}
     */
    public static byte[] pack(DataSection schema, List<Path> files) {
        return pack(schema, files, MOST_VALUES);
    }

    /**
     * Packs as {@link #pack(DataSection, List)} does.
     *
     * @param mostValues the most features, of all examples together, that will be read
     */
    public static byte[] pack(DataSection schema, List<Path> files, int mostValues) {
        DataReader.read(schema, files, mostValues);
        List<Entry> entries = new ArrayList<>();
        List<byte[]> parts = new ArrayList<>();
        int length = 0;
        for (Path file : files) {
            byte[] bytes = DataReader.unpacked(file, MAX_BYTES - length);
            length = Math.addExact(length, bytes.length);
            parts.add(bytes);
            entries.add(new Entry(plainName(file, entries.size()), bytes.length));
        }
        byte[] head = Json.writeBytes(new Head(entries));
        ByteBuffer out = ByteBuffer.allocate(Math.addExact(length, MAGIC.length + head.length + 1));
        out.put(MAGIC).put(head).put((byte) '\n');
        parts.forEach(out::put);
        return out.array();
    }

    /** Whether the bytes begin as a packed set does. */
    public static boolean isSet(byte[] bytes) {
        return bytes.length >= MAGIC.length && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /**
     * Reads a packed set as a stranger's.
     *
     * @throws FlockException DATA_INVALID, also above {@link #MOST_VALUES}
     */
    public static Examples read(DataSection schema, byte[] packed) {
        return read(schema, packed, MOST_VALUES);
    }

    /**
     * Reads a packed set as a stranger's.
     *
     * @param mostValues the most features, of all examples together
     * @throws FlockException DATA_INVALID
     */
    public static Examples read(DataSection schema, byte[] packed, int mostValues) {
        int end = MAGIC.length;
        int most = Math.min(packed.length, MAGIC.length + LONGEST_HEAD);
        while (end < most && packed[end] != '\n') {
            end++;
        }
        if (end >= most || !isSet(packed)) {
            throw invalid("the bytes are no data set");
        }
        Head head = head(Arrays.copyOfRange(packed, MAGIC.length, end));
        long sum = head.files().stream().mapToLong(Entry::length).sum();
        if (sum != packed.length - end - 1) {
            throw invalid("the set's files have " + (packed.length - end - 1) + " bytes, its head says " + sum);
        }
        return read(schema, head, packed, end + 1, mostValues);
    }

    private static Head head(byte[] json) {
        try {
            Head head = Json.read(json, Head.class);
            boolean plain = head.files().stream()
                    .allMatch(entry -> NAME.matcher(entry.name()).matches());
            long names = head.files().stream().map(Entry::name).distinct().count();
            if (head.files().isEmpty() || !plain || names != head.files().size()) {
                throw invalid("the set's files are not named plainly");
            }
            return head;
        } catch (FlockException e) {
            throw e.is(ErrorCode.DATA_INVALID) ? e : invalid("the set's head can't be read: " + e.what());
        }
    }

    /** Data is read from files, so these are for the moment, in a folder that only its owner can read. */
    private static Examples read(DataSection schema, Head head, byte[] packed, int start, int mostValues) {
        List<Path> files = new ArrayList<>();
        Path folder = null;
        try {
            folder = Files.createTempDirectory("flock-set");
            int from = start;
            for (Entry entry : head.files()) {
                requirePlain(entry, packed, from);
                Path file = folder.resolve(entry.name());
                files.add(file);
                try (OutputStream out = Files.newOutputStream(file)) {
                    out.write(packed, from, entry.length());
                }
                from += entry.length();
            }
            return DataReader.read(schema, files, mostValues);
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    "a data set can't be unpacked: " + e,
                    "free space in the folder for temporary files",
                    e);
        } finally {
            files.forEach(DataSetFile::delete);
            if (folder != null) {
                delete(folder);
            }
        }
    }

    /** What begins like gzip would be unpacked by whoever reads data files, from a little to any size. */
    private static void requirePlain(Entry entry, byte[] packed, int from) {
        if (entry.length() >= 2 && packed[from] == (byte) 0x1f && packed[from + 1] == (byte) 0x8b) {
            throw invalid("the set's file " + entry.name() + " is gzipped");
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }

    /** The kind of a file is told by its name; what does not fit into the grammar is replaced. */
    private static String plainName(Path file, int index) {
        String name = String.valueOf(file.getFileName()).replaceAll("[^A-Za-z0-9._-]", "_");
        return index + "-" + name.substring(Math.max(0, name.length() - 90));
    }

    private static FlockException invalid(String what) {
        return new FlockException(ErrorCode.DATA_INVALID, what, "ask whoever packed it");
    }
}
