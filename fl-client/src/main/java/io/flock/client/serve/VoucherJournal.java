package io.flock.client.serve;

import io.flock.client.journal.Disk;
import io.flock.client.journal.JournalFile;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.SignedAnchor;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A file of payments. A record is written to the operating system before its prediction is answered, so that a killed process
 * loses none; {@link #force} brings them to the disk, for a machine that loses power. A torn record can only be the last one;
 * opening cuts it off. A journal that is damaged elsewhere is not opened, and stays as it is: payments stand behind the damage.
 * One process writes a journal at a time.
 */
final class VoucherJournal implements AutoCloseable {
    /** As many bytes may stand for nothing, beside as many as stand for something, before the file is written anew. */
    static final long MOST_DEAD = 1 << 20;

    private final Path path;
    private final JournalFile file;
    private final JournalCodec codec = new JournalCodec();
    private volatile long live;

    private VoucherJournal(Path path, JournalFile file) {
        this.path = path;
        this.file = file;
    }

    /** {@link #open(Disk, Path, Consumer)} on the machine's own disk. */
    static VoucherJournal open(Path path, Consumer<JournalRecord> reader) {
        return open(Disk.real(), path, reader);
    }

    /**
     * Opens a journal and tells what it holds, oldest first.
     *
     * @throws FlockException STATE_FOLDER_UNUSABLE when another process has it, it can't be read, or is damaged
     */
    static VoucherJournal open(Disk disk, Path path, Consumer<JournalRecord> reader) {
        try {
            JournalCodec codec = new JournalCodec();
            return new VoucherJournal(
                    path, JournalFile.open(disk, path, (channel, end) -> codec.read(channel, end, reader)));
        } catch (OverlappingFileLockException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    path + " is in use by another server",
                    "end the other one, or give each its own --journal",
                    e);
        } catch (DamagedJournalException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    path + " " + e.getMessage(),
                    "restore it from a backup; or cut it there, which loses the payments behind: truncate -s "
                            + e.sound() + " FILE",
                    e);
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    /** Writes a chain. */
    void chain(SignedAnchor signed) {
        append(new JournalRecord.Chain(signed));
    }

    /** Writes a final account. */
    void finalAccount(FinalAccount account) {
        append(new JournalRecord.Final(account));
    }

    /** Writes a search. */
    void search(JournalRecord.Search search) {
        append(search);
    }

    /** Writes a record. */
    synchronized void append(JournalRecord record) {
        try {
            file.append(codec.write(record));
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    /** Writes a payment. */
    synchronized void payment(int chain, int index, int rows, byte[] word) {
        try {
            file.append(codec.payment(chain, index, rows, word));
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    /** Bytes in the file. */
    long size() {
        return file.size();
    }

    /** That so many of its bytes stand for something. */
    void live(long bytes) {
        live = bytes;
    }

    /** Whether most of the file stands for nothing, as far as that is known. */
    boolean isMostlyDead() {
        return size() > 2 * live + MOST_DEAD;
    }

    /** Tells what it holds, oldest first, while more is written; answers where that ends. */
    long read(Consumer<JournalRecord> reader) {
        JournalCodec reading = new JournalCodec();
        try {
            return file.read((channel, end) -> reading.read(channel, end, reader));
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    /**
     * Writes these records in the place of all up to there. After a failure the file is as it was, and is written anew once
     * it has doubled.
     */
    void rewrite(long upTo, List<JournalRecord> state) {
        live(size());
        JournalCodec writing = new JournalCodec();
        AtomicLong written = new AtomicLong();
        try {
            file.rewrite(upTo, fresh -> {
                for (JournalRecord record : state) {
                    fresh.append(writing.write(record));
                }
                written.set(fresh.length());
            });
            live(written.get());
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    /** Brings what was written to the disk. */
    void force() {
        try {
            file.force();
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private static FlockException unusable(Path path, IOException e) {
        return new FlockException(
                ErrorCode.STATE_FOLDER_UNUSABLE,
                path + ": " + e.getMessage(),
                "check rights and free space; without a journal no payment is taken",
                e);
    }

    @Override
    public void close() {
        try (file) {
            file.force();
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }
}
