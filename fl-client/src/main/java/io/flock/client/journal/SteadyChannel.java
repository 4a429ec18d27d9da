package io.flock.client.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/**
 * A file that no interrupt closes. An interrupted thread that reads or writes one of {@link FileChannel#open} closes it for
 * all others and lets go of its lock: whoever ends one task would take the journal from every other one of the process.
 */
final class SteadyChannel extends FileChannel {
    private final RandomAccessFile file;

    /** Opens a file to be read and written; one that is not there is made. */
    SteadyChannel(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "rw");
    }

    @Override
    public synchronized int read(ByteBuffer target) throws IOException {
        byte[] bytes = new byte[target.remaining()];
        int read = file.read(bytes);
        target.put(bytes, 0, Math.max(read, 0));
        return read;
    }

    @Override
    public synchronized int read(ByteBuffer target, long at) throws IOException {
        long before = file.getFilePointer();
        file.seek(at);
        try {
            return read(target);
        } finally {
            file.seek(before);
        }
    }

    /** All of it; what a full disk takes of it is behind the position of before, and is for the caller to cut off. */
    @Override
    public synchronized int write(ByteBuffer source) throws IOException {
        byte[] bytes = new byte[source.remaining()];
        source.duplicate().get(bytes);
        file.write(bytes);
        source.position(source.limit());
        return bytes.length;
    }

    @Override
    public synchronized long position() throws IOException {
        return file.getFilePointer();
    }

    @Override
    public synchronized FileChannel position(long to) throws IOException {
        file.seek(to);
        return this;
    }

    @Override
    public synchronized long size() throws IOException {
        return file.length();
    }

    @Override
    public synchronized FileChannel truncate(long size) throws IOException {
        if (size < file.length()) {
            file.setLength(size);
        }
        return this;
    }

    /** Beside what is written meanwhile. */
    @Override
    public void force(boolean metaData) throws IOException {
        file.getFD().sync();
    }

    @Override
    public FileLock tryLock(long from, long size, boolean shared) throws IOException {
        return file.getChannel().tryLock(from, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }

    @Override
    public FileLock lock(long from, long size, boolean shared) {
        throw unneeded();
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
        throw unneeded();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw unneeded();
    }

    @Override
    public int write(ByteBuffer source, long at) {
        throw unneeded();
    }

    @Override
    public long transferTo(long from, long count, WritableByteChannel target) {
        throw unneeded();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long to, long count) {
        throw unneeded();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long from, long size) {
        throw unneeded();
    }

    private static UnsupportedOperationException unneeded() {
        return new UnsupportedOperationException("journals are read, appended to and cut");
    }
}
