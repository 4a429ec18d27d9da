package io.flock.client.cli;

import io.flock.client.arena.ArenaPart;
import io.flock.client.participant.CommitJournal;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.Seats;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.content.IpfsClient;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands share by which an account takes a seat in a task of the Arena. */
final class ArenaApplying {
    @Option(names = "--stake", paramLabel = "AMOUNT", description = "what to stake (default: the task's minimum)")
    private Optional<Amount> stake;

    @Mixin
    private LockOption lock;

    @Mixin
    private RetentionOption retention;

    ArenaApplying() {}

    ArenaPart.Application application(ArenaRun run, Seats seats, CommitJournal journal, IpfsClient content) {
        return new ArenaPart.Application(
                stake.orElse(seats.minStake()),
                lock(run, seats),
                run.firstSlot(),
                journal,
                retention.upkeep(
                        run.flock(),
                        run.account().channel(),
                        journal,
                        content,
                        Set.of(run.task().taskId())));
    }

    private Optional<TransactionId> lock(ArenaRun run, Seats seats) {
        ArenaTask task = run.task();
        return lock.of(task.taskId(), task.stakeUnit(), seats.minStake(), () -> run.flock()
                .arena()
                .participant(task.taskId(), run.flock().account())
                .run()
                .stake()
                .flatMap(StakeRecord::cover));
    }
}
