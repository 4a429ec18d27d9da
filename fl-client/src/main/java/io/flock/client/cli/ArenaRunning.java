package io.flock.client.cli;

import io.flock.client.arena.AccessDirectory;
import io.flock.client.arena.ArenaAccount;
import io.flock.client.arena.ArenaListener;
import io.flock.client.arena.ArenaPart;
import io.flock.client.arena.ArenaSecrets;
import io.flock.client.arena.ArenaSetup;
import io.flock.client.arena.ArenaSnapshot;
import io.flock.client.monitor.TaskMetrics;
import io.flock.client.monitor.TaskStanding;
import io.flock.client.participant.Keeping;
import io.flock.client.participant.LedgerWatch;
import io.flock.client.participant.Reading;
import io.flock.protocol.arena.ArenaTask;
import io.flock.sdk.FlockClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands share that run an account of the Arena unattended. */
final class ArenaRunning implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration PER_RANK = Duration.ofSeconds(2);

    @Option(
            names = "--keeper-after",
            paramLabel = "DURATION",
            defaultValue = "0s",
            description = "how long to leave closing phases to somebody else's keeper (default: ${DEFAULT-VALUE})")
    private Duration keeperAfter;

    @Mixin
    private LogOption log;

    @Mixin
    private MetricsOption metrics;

    ArenaRunning() {}

    /** Connects the client that {@link #run} is given. */
    FlockClient connect(ConnectionOptions connection) {
        return metrics.connect(connection);
    }

    /** Runs until nothing is left to do. */
    void run(FlockClient flock, ArenaTask task, ArenaSecrets secrets, ArenaPart part) throws InterruptedException {
        try (LedgerWatch<ArenaSnapshot> watch = ArenaSnapshot.watch(flock, task.taskId(), POLL)) {
            Optional<TaskMetrics> counts = metrics.arena(task.taskId());
            counts.ifPresent(meter ->
                    meter.watchArena(() -> watch.latest().map(Reading::view).map(TaskStanding::of)));
            ArenaListener told = log.arenaListener(task.epochs());
            new ArenaAccount(new ArenaSetup(
                            flock.arena(),
                            flock.account(),
                            secrets,
                            part,
                            new AccessDirectory(flock.arena(), task.taskId()),
                            watch,
                            new Keeping(keeperAfter, PER_RANK),
                            counts.map(meter -> meter.countingArena(told)).orElse(told),
                            Clock.systemUTC()))
                    .run();
        } finally {
            log.close();
        }
    }

    @Override
    public void close() {
        metrics.close();
    }

    /** Where an account looks for a free slot first. */
    static int firstSlot(FlockClient flock, ArenaTask task) {
        return Math.floorMod(
                flock.account().hashCode(),
                task.nodes().max() + task.validators().max());
    }
}
