package io.flock.client.cli;

import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Cover;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** What an account joins tasks of the Alliance with. */
final class StakeOptions {
    @Option(
            names = "--stake",
            paramLabel = "AMOUNT",
            description = "what to stake in each task (default: the least that it takes)")
    private Optional<Amount> stake;

    @Option(
            names = "--lock",
            paramLabel = "ID",
            description = "the lock whose gmFLOCK is staked in tasks that take it, as 'flock token locks' lists it;"
                    + " not needed again once the account has joined")
    private Optional<TransactionId> lock;

    StakeOptions() {}

    Amount stake(TaskDefinition task) {
        return stake.orElse(task.leastStake());
    }

    /**
     * The lock that the task's stake comes from: the given one, or the one that the account has joined with; none where the
     * task takes FLOCK.
     *
     * @param own the account's application; asked for only where it is needed
     * @throws FlockException USAGE when it takes gmFLOCK, the account has not joined, and no lock is given
     */
    Optional<TransactionId> lock(TaskDefinition task, Supplier<Optional<JoinRecord>> own) {
        if (!task.stakesGmFlock()) {
            return Optional.empty();
        }
        Optional<TransactionId> named =
                lock.or(() -> own.get().flatMap(JoinRecord::cover).map(Cover::lock));
        if (named.isEmpty()) {
            throw new FlockException(
                    ErrorCode.USAGE,
                    "task " + task.taskId() + " takes gmFLOCK as stake, and no lock is given",
                    "give --lock with " + task.leastStake().format()
                            + " gmFLOCK or more; 'flock token locks' lists yours, 'flock token lock' makes one");
        }
        return named;
    }
}
