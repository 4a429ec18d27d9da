package io.flock.protocol.delegation;

import io.flock.protocol.alliance.Stakeholding;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Apportionment;
import io.flock.protocol.money.Share;
import java.math.BigInteger;
import java.util.SortedMap;

/** How much of a pool goes into a task, and whose it is. */
public final class Allotting {
    private Allotting() {}

    /**
     * Takes an amount of what delegators have free, from each in proportion, by largest remainder.
     *
     * @param free of the delegators that the owner names
     * @param seed settles ties of the last micro-FLOCK
     * @return what is taken from each; who gives nothing is left out
     * @throws FlockException INVALID_ARGUMENT for nothing, INSUFFICIENT_BALANCE when there is less
     */
    public static AllotmentParts take(Amount amount, SortedMap<AccountId, Amount> free, Digest seed) {
        if (amount.isZero()) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, "$.amount is 0");
        }
        Amount all = Amount.sum(free.values());
        if (all.isLessThan(amount)) {
            throw new FlockException(
                    ErrorCode.INSUFFICIENT_BALANCE,
                    "the delegations that are named have " + all + " free, not " + amount);
        }
        return new AllotmentParts(Apportionment.largestRemainder(
                        amount,
                        free.entrySet().stream()
                                .map(entry -> Share.of(entry.getKey(), entry.getValue()))
                                .toList(),
                        seed)
                .entrySet()
                .stream()
                .filter(part -> !part.getValue().isZero())
                .map(part -> new Stakeholding(part.getKey(), part.getValue()))
                .toList());
    }

    /**
     * Checks that the owner staked FLOCK. Pools hold FLOCK that nobody locked: beside gmFLOCK they would count as if they
     * were locked, and a lock's days could be had by who never locks.
     *
     * @param own the owner's stake in the task
     * @throws FlockException INVALID_ARGUMENT where it is gmFLOCK
     */
    public static void requireFlock(TaskId task, StakeRecord own) {
        if (own.cover().isPresent()) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    "task " + task + " takes gmFLOCK as stake, and pools hold FLOCK",
                    "allot the pool to a task that takes FLOCK");
        }
    }

    /**
     * Checks that an allotment counts as a whole.
     *
     * @param own the owner's stake in the task
     * @throws FlockException PARAMETER_OUT_OF_BOUNDS above {@code maxMultiple} times the owner's own stake
     */
    public static void requireBelowCap(Amount amount, Amount own, int maxMultiple) {
        BigInteger most = BigInteger.valueOf(own.micros()).multiply(BigInteger.valueOf(maxMultiple));
        if (BigInteger.valueOf(amount.micros()).compareTo(most) > 0) {
            throw new FlockException(
                    ErrorCode.PARAMETER_OUT_OF_BOUNDS,
                    "at most " + maxMultiple + " times the owner's stake of " + own + " can be allotted, not "
                            + amount);
        }
    }
}
