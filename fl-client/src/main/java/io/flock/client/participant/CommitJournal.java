package io.flock.client.participant;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The one place that every commitment goes through: what was written here first is what is committed and revealed, for
 * each channel, account, task, round and phase. A line is on disk before its commitment leaves the machine. Losing the
 * file loses no stake: training again gives the same value.
 */
public final class CommitJournal implements AutoCloseable {
    private static final int MAX_BYTES = 64 << 20;

    private final Path file;
    private final FileChannel channel;
    private final List<JournalEntry> entries = new ArrayList<>();

    private CommitJournal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens or makes the file, for this process alone.
     *
     * @throws FlockException STATE_FOLDER_UNUSABLE: it can't be written, is damaged, or another process has it
     */
    public static CommitJournal open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() == null) {
                    throw inUse(file);
                }
                CommitJournal journal = new CommitJournal(file, channel);
                journal.load();
                return journal;
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (OverlappingFileLockException e) {
            throw inUse(file);
        } catch (IOException e) {
            throw unusable(file, "can't be opened: " + e);
        }
    }

    private void load() throws IOException {
        if (channel.size() > MAX_BYTES) {
            throw unusable(file, "is larger than " + MAX_BYTES + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        // What follows the last line end was cut off by a crash, before its commitment could be sent.
        int whole = text.lastIndexOf('\n') + 1;
        for (String line : text.substring(0, whole).lines().toList()) {
            try {
                entries.add(Json.read(line, JournalEntry.class));
            } catch (FlockException e) {
                throw unusable(file, "line " + (entries.size() + 1) + ": " + e.what());
            }
        }
        channel.truncate(text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length);
        channel.position(channel.size());
    }

    /** The payload that stands for this round and phase. */
    synchronized Optional<String> find(JournalEntry like) {
        return entries.stream().filter(like::isFor).map(JournalEntry::payload).findFirst();
    }

    /** The rounds of a task for which an account has committed to an update: what it has told of its data. */
    public synchronized Set<Integer> updateRounds(String channel, AccountId account, TaskId task) {
        return entries.stream()
                .filter(entry -> entry.phase().equals(Phase.PROPOSE_COMMIT.name())
                        && entry.channel().equals(channel)
                        && entry.account().equals(account)
                        && entry.task().equals(task))
                .map(JournalEntry::round)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Writes the payload down unless another one stands; returns the one that stands. */
    synchronized String settle(JournalEntry wanted) {
        Optional<String> standing = find(wanted);
        if (standing.isPresent()) {
            return standing.get();
        }
        try {
            ByteBuffer line = ByteBuffer.wrap((Json.write(wanted) + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
            entries.add(wanted);
            return wanted.payload();
        } catch (IOException e) {
            throw unusable(file, "can't be written: " + e);
        }
    }

    /** Lets another process have the file. */
    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unusable(file, "can't be closed: " + e);
        }
    }

    private static FlockException inUse(Path file) {
        return unusable(file, "is used by another participant");
    }

    private static FlockException unusable(Path file, String why) {
        return new FlockException(
                ErrorCode.STATE_FOLDER_UNUSABLE,
                "journal " + file + " " + why,
                "end the other process, or check owner, rights and space of the folder");
    }
}
