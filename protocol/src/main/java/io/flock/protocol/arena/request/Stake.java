package io.flock.protocol.arena.request;

import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaTask;
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
 * Applies for a role in a task with a stake, in a free slot of the caller's organisation.
 *
 * @param stake FLOCK of the balance, or gmFLOCK of the lock
 * @param accessKey the public key that data keys are wrapped for; named by validators
 * @param collect credits to be folded first
 * @param lock whose gmFLOCK are staked, in a task that takes them; absent in one that takes FLOCK
 */
public record Stake(
        TaskId taskId,
        ArenaRole role,
        @Range(min = 0, max = 511) int slot,
        Amount stake,
        Digest tip,
        @Limit(1024) Optional<String> accessKey,
        @Limit(100) Optional<List<CreditId>> collect,
        Optional<TransactionId> lock) {

    /** Applies with FLOCK. */
    public Stake(
            TaskId taskId,
            ArenaRole role,
            int slot,
            Amount stake,
            Digest tip,
            Optional<String> accessKey,
            Optional<List<CreditId>> collect) {
        this(taskId, role, slot, stake, tip, accessKey, collect, Optional.empty());
    }

    /** The same with gmFLOCK of a lock. */
    public Stake withLock(TransactionId of) {
        return new Stake(taskId, role, slot, stake, tip, accessKey, collect, Optional.of(of));
    }

    /** The same after these credits are folded. */
    public Stake collecting(Optional<List<CreditId>> credits) {
        return new Stake(taskId, role, slot, stake, tip, accessKey, credits, lock);
    }

    /**
     * Refuses a stake of FLOCK where gmFLOCK is taken, and the other way round.
     *
     * @throws FlockException INVALID_ARGUMENT
     */
    public void requireUnit(ArenaTask definition) {
        definition.stakeUnit().require(taskId, lock);
    }

    /**
     * Refuses less than the role's minimum. Nobody needs more in gmFLOCK, as in the Alliance: who has less than the minimum
     * after an absence still takes part.
     *
     * @throws FlockException STAKE_TOO_LOW
     */
    public void requireEnough(ArenaTask definition) {
        Amount least = definition.seats(role).minStake();
        if (stake.isLessThan(least)) {
            throw new FlockException(
                    ErrorCode.STAKE_TOO_LOW,
                    "task " + taskId + " asks for " + definition.stakeUnit().text(least) + " of a " + role + ", not "
                            + stake.format(),
                    "stake " + definition.stakeUnit().text(least) + " or more");
        }
    }
}
