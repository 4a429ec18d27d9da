package io.flock.client.participant;

import io.flock.client.journal.Disk;
import io.flock.client.journal.JournalFile;
import io.flock.client.journal.RecordFile;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place that every commitment goes through: what was written here first is what is committed and revealed, for
 * each channel, account, task, round and phase. A line is on disk before its commitment leaves the machine. Losing the
 * file loses no stake: training again gives the same value, but for an update that was cut short ({@link StepsRecord}) and
 * is not revealed yet.
 *
 * <p>It holds what the newest rounds of running tasks need, and what the account has pinned for them; what is dropped is
 * soon gone from the file too, which is then written anew beside it and takes its place at once.
 */
public final class CommitJournal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommitJournal.class);
    private static final int MAX_BYTES = 64 << 20;
    /** As many bytes may stand for nothing, beside as many as stand for something, before the file is written anew. */
    private static final long MOST_DEAD = 16 << 10;

    private final Path file;
    /** By their places. */
    private final Map<JournalEntry, String> entries = new LinkedHashMap<>();

    private final JournalFile records;
    /** Bytes of the file that stand for nothing any more. */
    private long dead;

    private CommitJournal(Disk disk, Path file) throws IOException {
        this.file = file;
        records = JournalFile.open(disk, file, this::load);
    }

    /**
     * Opens or makes the file, for this process alone.
     *
     * @throws FlockException STATE_FOLDER_UNUSABLE: it can't be written, is damaged, or another process has it
     */
    public static CommitJournal open(Path file) {
        return open(Disk.real(), file);
    }

    static CommitJournal open(Disk disk, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new CommitJournal(disk, file);
        } catch (OverlappingFileLockException e) {
            throw inUse(file);
        } catch (IOException e) {
            throw unusable(file, "can't be opened: " + e);
        }
    }

    private long load(FileChannel channel, long end) throws IOException {
        if (end > MAX_BYTES) {
            throw damaged(file, "is larger than " + MAX_BYTES + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) end);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        // What follows the last line end was cut off by a crash, before its commitment could be sent.
        int whole = text.lastIndexOf('\n') + 1;
        int number = 0;
        for (String line : text.substring(0, whole).lines().toList()) {
            number++;
            try {
                JournalEntry entry = Json.read(line, JournalEntry.class);
                boolean first = entries.putIfAbsent(entry.place(), entry.payload()) == null;
                dead += first ? 0 : line.length() + 1L;
            } catch (FlockException e) {
                throw damaged(file, "is damaged in line " + number + ": " + e.what());
            }
        }
        return text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * Makes sure that what is written here of a task is of this one. A ledger that was made anew may have another one of the
     * same id, for which none of it is right: it would be committed to, could not be revealed, and would cost the stake.
     *
     * @param contract which keeps the task: another one may have a task of the same id
     * @param openedAt epoch second, as the ledger has it
     * @throws FlockException STATE_FOLDER_UNUSABLE: it is of another one, or can't be written
     */
    public void requireSame(TaskAccount of, String contract, AccountId creator, long openedAt) {
        JournalEntry task = JournalEntry.task(of, contract, creator, openedAt);
        String standing = settle(task);
        if (!standing.equals(task.payload())) {
            throw unusable(
                    file,
                    "is of another task " + of.task() + ", opened at " + standing + ", not at " + task.payload(),
                    "the ledger was made anew under the same channel: take part in it with a new secret and journal, since"
                            + " what the old secret has shown there is known");
        }
    }

    /** The payload that stands for this round and phase. */
    synchronized Optional<String> find(JournalEntry like) {
        return Optional.ofNullable(entries.get(like.place()));
    }

    /** The rounds of a task for which an account has committed to an update: what it has told of its data. */
    public synchronized Set<Integer> updateRounds(TaskAccount of) {
        return entries.keySet().stream()
                .filter(entry -> entry.isOf(of))
                .filter(entry -> isUpdate(entry) || entry.phase().equals(JournalEntry.COUNTED))
                .map(JournalEntry::round)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isUpdate(JournalEntry entry) {
        return entry.phase().equals(Phase.PROPOSE_COMMIT.name());
    }

    /** The tasks that an account has lines of. */
    synchronized Set<TaskId> tasks(String of, AccountId account) {
        return entries.keySet().stream()
                .filter(entry -> entry.channel().equals(of) && entry.account().equals(account))
                .map(JournalEntry::task)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** An account's lines of the rounds before this one, without their payloads. */
    synchronized List<JournalEntry> before(TaskAccount of, int round) {
        return entries.keySet().stream()
                .filter(entry -> entry.isOf(of) && entry.round() < round)
                .filter(entry -> !entry.isKept())
                .toList();
    }

    /**
     * Writes the payload down unless another one stands; returns the one that stands.
     *
     * @throws FlockException STATE_FOLDER_UNUSABLE: it is not settled, and may be once there is room
     * @throws JournalLostException it is not known whether it is settled
     */
    synchronized String settle(JournalEntry wanted) {
        Optional<String> standing = find(wanted);
        if (standing.isPresent()) {
            return standing.get();
        }
        write(wanted);
        try {
            records.force();
        } catch (IOException e) {
            throw unwritable(e);
        }
        // Not before: what stands here is what others are told.
        entries.put(wanted.place(), wanted.payload());
        return wanted.payload();
    }

    /**
     * Where an account writes down what it pins. Without its record a pin stays for ever, after a power failure or when the
     * disk is full: that is not worth the stake of an update that is not published in time.
     */
    public PinRecord pins(TaskAccount of) {
        return (round, cid) -> {
            try {
                note(JournalEntry.pinned(of, round, cid.toString()));
            } catch (FlockException e) {
                LOG.warn("the pin of {} in round {} of {} will stay: {}", cid, round, of.task(), e.what());
            }
        };
    }

    /** Where an account writes down which of its updates were cut short. */
    public StepsRecord steps(TaskAccount of) {
        return new StepsRecord() {
            @Override
            public OptionalLong of(int round) {
                return find(JournalEntry.steps(of, round, "")).stream()
                        .mapToLong(Long::parseLong)
                        .findFirst();
            }

            @Override
            public void cut(int round, long steps) {
                settle(JournalEntry.steps(of, round, Long.toString(steps)));
            }
        };
    }

    private synchronized void note(JournalEntry entry) {
        if (find(entry).isEmpty()) {
            write(entry);
            entries.put(entry.place(), entry.payload());
        }
    }

    private void write(JournalEntry entry) {
        try {
            records.append(line(entry));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** A full disk may have room again; where it is not known what it has, a second value could stand for what was settled. */
    private FlockException unwritable(IOException e) {
        String why = "can't be written: " + e;
        return records.isSound()
                ? unusable(file, why)
                : new JournalLostException(unusable(
                        file,
                        why,
                        "check owner, rights and space of its folder, end this process, and start it again"));
    }

    private static ByteBuffer line(JournalEntry entry) {
        return ByteBuffer.wrap((Json.write(entry) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Forgets these lines; of updates it stays known that they were. */
    synchronized void drop(List<JournalEntry> lines) {
        lines.stream()
                .filter(CommitJournal::isUpdate)
                .map(JournalEntry::counted)
                .forEach(this::note);
        lines.forEach(this::remove);
        shrink();
    }

    /** Forgets an account's lines of a task, that it told updates too. */
    synchronized void forget(TaskAccount of) {
        entries.keySet().stream().filter(entry -> entry.isOf(of)).toList().forEach(this::remove);
        shrink();
    }

    private void remove(JournalEntry entry) {
        Optional.ofNullable(entries.remove(entry.place()))
                .ifPresent(payload -> dead += line(entry.with(payload)).remaining());
    }

    private void shrink() {
        try {
            if (dead > records.size() - dead + MOST_DEAD) {
                records.rewrite(records.size(), this::writeAll);
                dead = 0;
            }
        } catch (IOException e) {
            LOG.info("journal {} stays as long as it is: {}", file, e.toString());
        }
    }

    private void writeAll(RecordFile fresh) throws IOException {
        for (Map.Entry<JournalEntry, String> entry : entries.entrySet()) {
            fresh.append(line(entry.getKey().with(entry.getValue())));
        }
    }

    /** Lets another process have the file. */
    @Override
    public synchronized void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw unusable(file, "can't be closed: " + e);
        }
    }

    private static FlockException inUse(Path file) {
        return unusable(
                file, "is used by another participant", "end the other process, or take part in all tasks with one");
    }

    private static FlockException damaged(Path file, String why) {
        return unusable(
                file,
                why,
                "restore it from a backup, or move it away: training again makes the same promises; only an update that"
                        + " was cut short and is not revealed yet is lost");
    }

    private static FlockException unusable(Path file, String why) {
        return unusable(file, why, "check owner, rights and space of its folder");
    }

    private static FlockException unusable(Path file, String why, String todo) {
        return new FlockException(ErrorCode.STATE_FOLDER_UNUSABLE, "journal " + file + " " + why, todo);
    }
}
