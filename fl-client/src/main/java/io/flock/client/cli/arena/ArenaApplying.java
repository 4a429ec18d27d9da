package io.flock.client.cli.arena;

import io.flock.client.arena.ArenaPart;
import io.flock.client.cli.option.LockOption;
import io.flock.client.cli.option.RetentionOption;
import io.flock.client.participant.CommitJournal;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.Seats;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Cover;
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
        if (!task.stakesGmFlock()) {
            lock.requireNone(task.taskId());
            return Optional.empty();
        }
        if (!lock.isGiven() && !isOpen(run)) {
            // Too late to stake: whoever has not done so has nothing to do, with a lock or without.
            return cover(run).map(Cover::lock);
        }
        return lock.of(task.taskId(), task.stakeUnit(), seats.minStake(), () -> cover(run));
    }

    private static boolean isOpen(ArenaRun run) {
        return run.flock().arena().task(run.task().taskId()).run().phase().phase() == ArenaPhase.OPEN;
    }

    /** What stands behind the account's stake. */
    private static Optional<Cover> cover(ArenaRun run) {
        return run.flock()
                .arena()
                .participant(run.task().taskId(), run.flock().account())
                .run()
                .stake()
                .flatMap(StakeRecord::cover);
    }
}
