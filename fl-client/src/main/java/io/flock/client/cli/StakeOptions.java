package io.flock.client.cli;

import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What an account joins tasks of the Alliance with. */
final class StakeOptions {
    @Option(
            names = "--stake",
            paramLabel = "AMOUNT",
            description = "what to stake in each task (default: the task's minimum)")
    private Optional<Amount> stake;

    @Option(
            names = "--lock",
            paramLabel = "ID",
            description = "the lock whose gmFLOCK is staked in tasks that take it, as 'flock token locks' lists it")
    private Optional<TransactionId> lock;

    StakeOptions() {}

    Amount stake(TaskDefinition task) {
        return stake.orElse(task.minStake());
    }

    /**
     * The lock that the task's stake comes from; none where it takes FLOCK.
     *
     * @throws FlockException USAGE when it takes gmFLOCK and no lock is given
     */
    Optional<TransactionId> lock(TaskDefinition task) {
        if (!task.stakesGmFlock()) {
            return Optional.empty();
        }
        if (lock.isEmpty()) {
            throw new FlockException(
                    ErrorCode.USAGE,
                    "task " + task.taskId() + " takes gmFLOCK as stake, and no lock is given",
                    "give --lock; 'flock token locks' lists yours, 'flock token lock' makes one");
        }
        return lock;
    }
}
