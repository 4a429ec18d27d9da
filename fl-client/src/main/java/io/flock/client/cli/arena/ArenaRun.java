package io.flock.client.cli.arena;

import io.flock.client.arena.AccessDirectory;
import io.flock.client.arena.ArenaAccount;
import io.flock.client.arena.ArenaListener;
import io.flock.client.arena.ArenaPart;
import io.flock.client.arena.ArenaSecrets;
import io.flock.client.arena.ArenaSetup;
import io.flock.client.arena.ArenaSnapshot;
import io.flock.client.monitor.TaskMetrics;
import io.flock.client.monitor.TaskStanding;
import io.flock.client.participant.CommitJournal;
import io.flock.client.participant.LedgerWatch;
import io.flock.client.participant.Reading;
import io.flock.client.participant.TaskAccount;
import io.flock.protocol.arena.ArenaCommitments;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** One account in one task of the Arena, from reading the task to the account's last act. */
record ArenaRun(ArenaRunning options, FlockClient flock, ArenaTaskDocument document, ArenaSecrets secrets)
        implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(5);

    /** What the task is. */
    ArenaTask task() {
        return document.definition();
    }

    /** The channel that it is on. */
    String channel() {
        return options.connection().channel();
    }

    /** A new client of the network's content nodes, for the caller to close. */
    IpfsClient content() {
        return options.connection().contentClient();
    }

    /** The account in the task. */
    TaskAccount account() {
        return new TaskAccount(channel(), flock.account(), task().taskId());
    }

    /**
     * The account's journal, for the caller to close.
     *
     * @throws io.flock.protocol.error.FlockException STATE_FOLDER_UNUSABLE, also where it is of another task of this id
     */
    CommitJournal journal() {
        CommitJournal journal = options.secrets().journal(options.connection(), flock.account());
        try {
            journal.requireSame(account(), ArenaCommitments.CONTRACT, document.creator(), document.openedAt());
            return journal;
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /** Where the account looks for a free slot first. */
    int firstSlot() {
        return Math.floorMod(
                flock.account().hashCode(),
                task().nodes().max() + task().validators().max());
    }

    /** Runs until nothing is left to do. */
    void play(ArenaPart part) throws InterruptedException {
        try (LedgerWatch<ArenaSnapshot> watch = ArenaSnapshot.watch(flock, task().taskId(), POLL)) {
            Optional<TaskMetrics> counts = options.metrics().arena(task().taskId());
            counts.ifPresent(meter ->
                    meter.watchArena(() -> watch.latest().map(Reading::view).map(TaskStanding::of)));
            ArenaListener told = options.log().arenaListener(task().epochs());
            new ArenaAccount(new ArenaSetup(
                            flock.arena(),
                            flock.account(),
                            secrets,
                            part,
                            new AccessDirectory(flock.arena(), task().taskId()),
                            watch,
                            options.keeping(),
                            counts.map(meter -> meter.countingArena(told)).orElse(told),
                            Clock.systemUTC()))
                    .run();
        } finally {
            options.log().close();
        }
    }

    @Override
    public void close() {
        flock.close();
        options.metrics().close();
    }
}
