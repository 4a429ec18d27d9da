package io.flock.client.cli;

import io.flock.client.arena.AccessDirectory;
import io.flock.client.arena.ArenaAccount;
import io.flock.client.arena.ArenaPart;
import io.flock.client.arena.ArenaSecrets;
import io.flock.client.arena.ArenaSetup;
import io.flock.client.arena.ArenaSnapshot;
import io.flock.client.participant.Keeping;
import io.flock.client.participant.LedgerWatch;
import io.flock.protocol.arena.ArenaTask;
import io.flock.sdk.FlockClient;
import java.time.Clock;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands share that run an account of the Arena unattended. */
final class ArenaRunning {
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

    ArenaRunning() {}

    /** Runs until nothing is left to do. */
    void run(FlockClient flock, ArenaTask task, ArenaSecrets secrets, ArenaPart part) throws InterruptedException {
        try (LedgerWatch<ArenaSnapshot> watch = ArenaSnapshot.watch(flock, task.taskId(), POLL)) {
            new ArenaAccount(new ArenaSetup(
                            flock.arena(),
                            flock.account(),
                            secrets,
                            part,
                            new AccessDirectory(flock.arena(), task.taskId()),
                            watch,
                            new Keeping(keeperAfter, PER_RANK),
                            log.arenaListener(task.epochs()),
                            Clock.systemUTC()))
                    .run();
        } finally {
            log.close();
        }
    }

    /** Where an account looks for a free slot first. */
    static int firstSlot(FlockClient flock, ArenaTask task) {
        return Math.floorMod(
                flock.account().hashCode(),
                task.nodes().max() + task.validators().max());
    }
}
