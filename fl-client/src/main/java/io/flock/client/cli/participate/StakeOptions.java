package io.flock.client.cli.participate;

import io.flock.client.cli.option.LockOption;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an account joins tasks of the Alliance with. */
final class StakeOptions {
    @Option(
            names = "--stake",
            paramLabel = "AMOUNT",
            description = "what to stake in each task (default: the least that it takes)")
    private Optional<Amount> stake;

    @Mixin
    private LockOption lock;

    StakeOptions() {}

    Amount stake(TaskDefinition task) {
        return stake.orElse(task.leastStake());
    }

    /**
     * The lock that the task's stake comes from: the given one, or the one that the account has joined with; none where the
     * task takes FLOCK.
     *
     * @param own the account's application; asked for only where it is needed
     * @throws io.flock.protocol.error.FlockException USAGE when it takes gmFLOCK, the account has not joined, and no lock is
     *     given
     */
    Optional<TransactionId> lock(TaskDefinition task, Supplier<Optional<JoinRecord>> own) {
        return lock.of(task.taskId(), task.stakeUnit(), task.leastStake(), () -> own.get()
                .flatMap(JoinRecord::cover));
    }
}
