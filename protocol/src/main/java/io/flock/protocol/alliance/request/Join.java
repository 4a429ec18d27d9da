package io.flock.protocol.alliance.request;

import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.Range;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import io.flock.protocol.identity.AccessKeyGrammar;
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
 * @param accessKey the public key that updates are sealed for, {@code x25519:} and 64 hex digits; in a task that seals them
 *     alone
 */
public record Join(
        TaskId taskId,
        @Range(min = 0, max = 255) int slot,
        Amount stake,
        Digest tip,
        @Limit(100) Optional<List<CreditId>> collect,
        Optional<TransactionId> lock,
        @Limit(1024) Optional<String> accessKey) {

    /** Joins with FLOCK. */
    public Join(TaskId taskId, int slot, Amount stake, Digest tip, Optional<List<CreditId>> collect) {
        this(taskId, slot, stake, tip, collect, Optional.empty(), Optional.empty());
    }

    /** The same with gmFLOCK of a lock. */
    public Join withLock(TransactionId of) {
        return new Join(taskId, slot, stake, tip, collect, Optional.of(of), accessKey);
    }

    /** The same with a key that updates are sealed for. */
    public Join withAccessKey(String of) {
        return new Join(taskId, slot, stake, tip, collect, lock, Optional.of(of));
    }

    /** The same after these credits are folded. */
    public Join collecting(Optional<List<CreditId>> credits) {
        return new Join(taskId, slot, stake, tip, credits, lock, accessKey);
    }

    /**
     * Refuses a key where updates are plain, since nothing would ever be sealed for it, and none, or one that keys can't be
     * wrapped for, where they are sealed.
     *
     * @throws FlockException INVALID_ARGUMENT
     */
    public void requireAccessKey(TaskDefinition definition) {
        if (accessKey.isPresent() != definition.sealsUpdates()) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    "$.accessKey is given in tasks that seal their updates, and in no other; task " + taskId
                            + (definition.sealsUpdates() ? " seals them" : " does not"),
                    definition.sealsUpdates() ? "join with an access key" : "join without an access key");
        }
        accessKey.filter(key -> !AccessKeyGrammar.isUsable(key)).ifPresent(key -> {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    "$.accessKey is " + Quoted.of(key) + ", for which no key can be wrapped",
                    "an access key is " + AccessKeyGrammar.PREFIX
                            + " and the 64 lower-case hex digits of an X25519 public key, none of small order");
        });
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
