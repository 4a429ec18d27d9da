package io.flock.client.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Appends records to a file, each as a whole or not at all: what a full disk leaves of one is cut off again, and where that
 * fails too, nothing more is appended. For one thread at a time, beside one that forces.
 */
public final class RecordFile {
    private final FileChannel channel;
    private long length;
    private volatile boolean broken;

    /**
     * Behind what the file holds, which is brought to the disk first: a process that was killed between a record and its
     * {@link #force} leaves it in the system's memory, where it is read as if it stood.
     */
    public RecordFile(FileChannel channel) throws IOException {
        this.channel = channel;
        force();
        length = channel.size();
        channel.position(length);
    }

    /**
     * Appends a record.
     *
     * @throws IOException also once a record could not be cut off, or not be brought to the disk
     */
    public void append(ByteBuffer record) throws IOException {
        requireSound();
        int size = record.remaining();
        try {
            while (record.hasRemaining()) {
                channel.write(record);
            }
        } catch (IOException e) {
            cut(e);
            throw e;
        }
        length += size;
    }

    /** Whether it takes records: what the disk has is known. */
    boolean isSound() {
        return !broken;
    }

    /** @throws IOException where it takes no more records, since it is not known what the disk has */
    void requireSound() throws IOException {
        if (broken) {
            throw new IOException("an earlier write failed: end this process and start it again");
        }
    }

    /** Bytes of whole records. */
    public long length() {
        return length;
    }

    private void cut(IOException cause) {
        try {
            channel.truncate(length);
        } catch (IOException e) {
            broken = true;
            cause.addSuppressed(e);
        }
    }

    /** Brings all to the disk. Once that has failed, what is on it is known only to who reads it anew. */
    public void force() throws IOException {
        try {
            channel.force(false);
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }
}
