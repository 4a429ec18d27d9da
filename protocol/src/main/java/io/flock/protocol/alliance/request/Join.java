package io.flock.protocol.alliance.request;

import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.Range;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/**
 * Joins a task with a stake, in a free slot of the caller's organisation.
 *
 * @param stake FLOCK of the balance, or gmFLOCK of the lock
 * @param collect credits to be folded first
 * @param lock whose gmFLOCK are staked, in a task that takes them; absent in one that takes FLOCK
 */
public record Join(
        TaskId taskId,
        @Range(min = 0, max = 255) int slot,
        Amount stake,
        Digest tip,
        @Limit(100) Optional<List<CreditId>> collect,
        Optional<TransactionId> lock) {

    /** Joins with FLOCK. */
    public Join(TaskId taskId, int slot, Amount stake, Digest tip, Optional<List<CreditId>> collect) {
        this(taskId, slot, stake, tip, collect, Optional.empty());
    }

    /** The same with gmFLOCK of a lock. */
    public Join withLock(TransactionId of) {
        return new Join(taskId, slot, stake, tip, collect, Optional.of(of));
    }

    /**
     * Refuses a stake of FLOCK where gmFLOCK is taken, and the other way round.
     *
     * @throws FlockException INVALID_ARGUMENT
     */
    public void requireUnit(TaskDefinition definition) {
        definition.stakeUnit().require(taskId, lock);
    }

    /**
     * Refuses less than {@link TaskDefinition#leastStake}.
     *
     * @throws FlockException STAKE_TOO_LOW
     */
    public void requireEnough(TaskDefinition definition) {
        Amount least = definition.leastStake();
        if (stake.isLessThan(least)) {
            throw new FlockException(
                    ErrorCode.STAKE_TOO_LOW,
                    "task " + taskId + " asks for " + definition.stakeUnit().text(least)
                            + (definition.stakesGmFlock() ? ", minStake and one absence" : "") + ", not "
                            + stake.format(),
                    "stake " + definition.stakeUnit().text(least) + " or more");
        }
    }
}
