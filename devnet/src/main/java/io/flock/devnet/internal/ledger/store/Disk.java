package io.flock.devnet.internal.ledger.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A file that is read and written in whole pieces. No FileChannel: interrupting one reader would close it for everyone,
 * and event streams are interrupted when they end.
 */
final class Disk implements AutoCloseable {
    private final RandomAccessFile file;

    Disk(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "rw");
    }

    synchronized long size() throws IOException {
        return file.length();
    }

    /** Fewer bytes only where the file ends. */
    synchronized byte[] read(long position, int length) throws IOException {
        byte[] bytes = new byte[(int) Math.max(0, Math.min(length, file.length() - position))];
        file.seek(position);
        file.readFully(bytes);
        return bytes;
    }

    synchronized void write(long position, byte[] bytes) throws IOException {
        file.seek(position);
        file.write(bytes);
    }

    synchronized void truncate(long size) throws IOException {
        file.setLength(size);
    }

    /** Returns when all that was written is on the disk. */
    void force() throws IOException {
        file.getFD().sync();
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
