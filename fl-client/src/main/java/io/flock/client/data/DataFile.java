package io.flock.client.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Opens a data file, unpacking it where it begins like gzip, and ends what unpacks without measure. */
final class DataFile {
    /** Most bytes after unpacking: far above any table that fits into memory as float32. */
    private static final long MAX_UNPACKED = 16L << 30;

    private DataFile() {}

    static InputStream open(Path path) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        try {
            raw.mark(2);
            boolean packed = raw.read() == 0x1f && raw.read() == 0x8b;
            raw.reset();
            return new Bounded(packed ? new BufferedInputStream(new GZIPInputStream(raw, 1 << 16), 1 << 16) : raw);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    static RuntimeException unreadable(Path path, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return DataProblem.inFile(path, "there is no such file");
        }
        if (cause instanceof ZipException || cause instanceof EOFException) {
            return DataProblem.inFile(path, "the gzip stream is damaged or cut off");
        }
        if (cause instanceof CharacterCodingException) {
            return DataProblem.notUtf8(path);
        }
        return DataProblem.inFile(path, "can't be read: " + DataProblem.shorten(String.valueOf(cause.getMessage())));
    }

    private static final class Bounded extends FilterInputStream {
        private long left = MAX_UNPACKED;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int read = super.read(target, from, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new IOException("unpacks to more than " + MAX_UNPACKED + " bytes");
            }
        }
    }
}
