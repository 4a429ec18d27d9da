package io.flock.client.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A file on a disk that is full after some bytes: of a write as many as fit are taken, and the next one fails. */
public class FullDisk extends FileChannel {
    private final FileChannel file;
    /** Bytes that fit. */
    public long free;

    boolean dead;

    /** Over a file. */
    public FullDisk(FileChannel file, long free) {
        this.file = file;
        this.free = free;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        if (free == 0) {
            throw new IOException("No space left on device");
        }
        ByteBuffer fits = source.slice();
        fits.limit((int) Math.min(free, fits.remaining()));
        int written = file.write(fits);
        free -= written;
        source.position(source.position() + written);
        return written;
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        requireAlive();
        free += file.size() - size;
        file.truncate(size);
        return this;
    }

    private void requireAlive() throws IOException {
        if (dead) {
            throw new IOException("Input/output error");
        }
    }

    @Override
    public void force(boolean metaData) throws IOException {
        requireAlive();
        file.force(metaData);
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }

    @Override
    public int read(ByteBuffer target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return file.read(target, position);
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer source, long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }
}
