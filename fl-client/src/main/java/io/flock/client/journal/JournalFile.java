package io.flock.client.journal;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A {@link RecordFile} that one process has at a time, and that can be written anew with less in it, also while records are
 * appended. Whoever opens it after a crash, at any point, finds all records that were appended: those of the old file, or
 * what was written in their place with those that came since.
 */
public final class JournalFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    /** Reads records from a file's beginning. */
    @FunctionalInterface
    public interface Reader {
        /** Answers where the last whole record ends, at {@code end} at most. */
        long read(FileChannel channel, long end) throws IOException;
    }

    /** Writes records that stand for older ones. */
    @FunctionalInterface
    public interface Writer {
        void write(RecordFile fresh) throws IOException;
    }

    private final Disk disk;
    private final Path file;
    private final Path fresh;
    /** Held by who forces or writes anew: what is forced must be the file that has the name. */
    private final Object upkeep = new Object();

    private FileChannel channel;
    private RecordFile records;
    /** What {@link #channel} has open, whatever name it has by now. */
    private Object held;

    private boolean named = true;
    private boolean closed;

    private JournalFile(Disk disk, Path file, Object held, FileChannel channel, Reader reader) throws IOException {
        this.disk = disk;
        this.file = file;
        this.fresh = file.resolveSibling(file.getFileName() + ".new");
        this.held = held;
        this.channel = channel;
        channel.truncate(reader.read(channel, channel.size()));
        records = new RecordFile(channel);
        Files.deleteIfExists(fresh);
    }

    /**
     * Opens or makes a file for this process alone, and cuts off what is not whole.
     *
     * @throws OverlappingFileLockException where another process has it, or this one; whoever has it keeps it
     */
    public static JournalFile open(Disk disk, Path path, Reader reader) throws IOException {
        Object identity = HeldFiles.hold(path);
        try {
            // Not the link, which would be what is replaced.
            return open(disk, path.toRealPath(), identity, reader);
        } catch (IOException | RuntimeException | Error e) {
            HeldFiles.letGo(identity);
            throw e;
        }
    }

    private static JournalFile open(Disk disk, Path file, Object identity, Reader reader) throws IOException {
        FileChannel channel = disk.open(file);
        try {
            boolean mine = channel.tryLock() != null;
            if (!mine || !identity.equals(HeldFiles.identity(file))) {
                throw new OverlappingFileLockException();
            }
            return new JournalFile(disk, file, identity, channel, reader);
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    /** As {@link RecordFile#append}. */
    public synchronized void append(ByteBuffer record) throws IOException {
        records.append(record);
    }

    /** Brings all to the disk, as {@link RecordFile#force}. */
    public void force() throws IOException {
        synchronized (upkeep) {
            current().force();
            forceName();
        }
    }

    /** Whether records can be appended once there is room; otherwise only to the file that is opened anew. */
    public boolean isSound() {
        return current().isSound();
    }

    private synchronized RecordFile current() {
        return records;
    }

    private void forceName() throws IOException {
        if (!named) {
            disk.forceNames(file.getParent());
            named = true;
        }
    }

    /** Bytes in the file, of whole records. */
    public synchronized long size() {
        return records.length();
    }

    /** Reads all records that stand now, while others are appended; answers where they end. */
    public long read(Reader reader) throws IOException {
        synchronized (upkeep) {
            return reader.read(channel, size());
        }
    }

    /**
     * Writes other records in the place of the first ones. Where that fails before the new file has the name, the old one
     * stays as it is, and stays in use.
     *
     * @param upTo where those end whose place is taken
     * @param state writes what stands for them
     * @throws FlockException STATE_FOLDER_UNUSABLE where the name is no longer the file's: it was moved, deleted or replaced
     */
    public void rewrite(long upTo, Writer state) throws IOException {
        synchronized (upkeep) {
            current().requireSound();
            requireName();
            Object identity = HeldFiles.hold(fresh);
            try {
                writeAnew(upTo, state, identity);
            } catch (IOException | RuntimeException | Error e) {
                HeldFiles.letGo(identity);
                throw e;
            }
            forceName();
        }
    }

    private void writeAnew(long upTo, Writer state, Object identity) throws IOException {
        FileChannel next = disk.open(fresh);
        try {
            // The lock is on the new file before it has the name: no other process ever has the journal.
            if (next.tryLock() == null) {
                throw new IOException(fresh + " is locked");
            }
            next.truncate(0);
            RecordFile written = new RecordFile(next);
            state.write(written);
            // Here, where nobody waits for it; what comes meanwhile is little.
            written.force();
            replace(upTo, next, identity, written);
        } catch (IOException | RuntimeException | Error e) {
            // After an Error too: an open file keeps its lock, and no later attempt could have it.
            discard(next, e);
            throw e;
        }
    }

    /** Whoever gave the name to another file may need what is in it, and this one may be the only copy of its records. */
    private void requireName() throws IOException {
        boolean same;
        try {
            same = HeldFiles.identity(file).equals(held);
        } catch (NoSuchFileException e) {
            same = false;
        }
        if (!same) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    "journal " + file + " was moved, deleted or replaced while it is in use",
                    "end this process, put the file that it had back in its place, and start again");
        }
    }

    private synchronized void replace(long upTo, FileChannel next, Object identity, RecordFile written)
            throws IOException {
        FileChannel before = channel;
        ByteBuffer since = ByteBuffer.allocate(BUFFER);
        for (long at = upTo; at < records.length(); at += since.limit()) {
            since.clear().limit((int) Math.min(BUFFER, records.length() - at));
            while (since.hasRemaining() && before.read(since, at + since.position()) >= 0) {}
            if (since.hasRemaining()) {
                throw new IOException(file + " was cut short by somebody else");
            }
            written.append(since.flip());
        }
        written.force();
        // Again: it may have taken long. What happens between this and the replacing nobody can tell.
        requireName();
        disk.replace(fresh, file);
        // From here on the name is the new file's, whatever fails: nothing may be written to the old one any more.
        channel = next;
        records = written;
        named = false;
        // Before it is closed: what it was may be what a new file of another journal is then.
        HeldFiles.letGo(held);
        held = identity;
        closeQuietly(before);
    }

    /** The disk may be full: what is of no use must not fill it. */
    private static void discard(FileChannel next, Throwable cause) {
        try (next) {
            next.truncate(0);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Nothing of it is needed any more. */
    private static void closeQuietly(FileChannel old) {
        try {
            old.close();
        } catch (IOException e) {
            // The system has let go of it all the same.
        }
    }

    /** Lets another process have the file. */
    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            // Before it is closed: a file that was deleted gives its identity to another one then.
            HeldFiles.letGo(held);
            channel.close();
        }
    }
}
