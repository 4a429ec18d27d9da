package io.flock.client.cli.option;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Cover;
import io.flock.protocol.token.StakeUnit;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The lock that stakes of gmFLOCK come from. */
public final class LockOption {
    @Option(
            names = "--lock",
            paramLabel = "ID",
            description = "the lock whose gmFLOCK is staked in tasks that take it, as 'flock token locks' lists it;"
                    + " not needed again once the stake is in")
    private Optional<TransactionId> lock;

    LockOption() {}

    /** Whether one is given. */
    public boolean isGiven() {
        return lock.isPresent();
    }

    /**
     * Refuses a lock for the only task of a command where that takes FLOCK: the stake would come out of the balance.
     *
     * @throws FlockException USAGE when one is given
     */
    public void requireNone(TaskId task) {
        if (lock.isPresent()) {
            throw new FlockException(
                    ErrorCode.USAGE,
                    "task " + task + " takes FLOCK as stake, and a lock is given",
                    "leave --lock out; the stake then comes out of your balance");
        }
    }

    /**
     * The lock that a task's stake comes from: the given one, or the one that the account's stake is from already; none where
     * the task takes FLOCK.
     *
     * @param least what the task takes at least
     * @param own what stands behind the account's stake; asked for only where it is needed
     * @throws FlockException USAGE when it takes gmFLOCK, the account has not staked, and no lock is given
     */
    public Optional<TransactionId> of(TaskId task, StakeUnit unit, Amount least, Supplier<Optional<Cover>> own) {
        if (unit == StakeUnit.FLOCK) {
            return Optional.empty();
        }
        Optional<TransactionId> named = lock.or(() -> own.get().map(Cover::lock));
        if (named.isEmpty()) {
            throw new FlockException(
                    ErrorCode.USAGE,
                    "task " + task + " takes gmFLOCK as stake, and no lock is given",
                    "give --lock with " + unit.text(least)
                            + " or more; 'flock token locks' lists yours, 'flock token lock' makes one");
        }
        return named;
    }
}
