package io.flock.protocol.arena.advance;

import io.flock.protocol.alliance.Payout;
import io.flock.protocol.alliance.Stakeholding;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.arena.PoolShare;
import io.flock.protocol.arena.reward.NodeRewards;
import io.flock.protocol.arena.reward.PoolSplit;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Apportionment;
import io.flock.protocol.money.Share;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How a task ends, and where its money goes.
 *
 * @param roster with nothing undistributed left
 * @param treasury what belongs to nobody
 */
public record ArenaClosing(ArenaRoster roster, Amount treasury) {
    /**
     * Cancels a task in any phase but the last ones: by its creator while it is open, or by governance's emergency stop.
     * Before accounts are admitted everybody gets everything back. Later stakes are due, earned rewards stand, the epoch that
     * runs is not settled, and Reward B and pool go as at any end.
     *
     * @throws FlockException WRONG_PHASE when the task has ended
     */
    public static ArenaOutcome cancel(
            ArenaTaskDocument task, ArenaPhaseRecord phase, Optional<ArenaRoster> roster, long timestamp) {
        if (phase.phase().isTerminal()) {
            throw new FlockException(
                    ErrorCode.WRONG_PHASE,
                    "task " + task.taskId() + " has ended already, it is " + phase.phase(),
                    "nothing is left to be cancelled");
        }
        Optional<ArenaRoster> ended = roster.filter(frozen -> hasBegun(phase.phase()));
        ArenaClosing closing = ended.map(frozen -> of(task, frozen)).orElseGet(() -> allBack(task, roster));
        return new ArenaOutcome(
                new ArenaPhaseRecord(ArenaPhase.CANCELLED, phase.epoch(), timestamp),
                Optional.of(closing.roster()),
                Optional.empty(),
                Optional.empty(),
                closing.treasury(),
                Optional.empty(),
                List.of(event(task, ArenaPhase.CANCELLED, phase.epoch())),
                ended);
    }

    static FlockEvent event(ArenaTaskDocument task, ArenaPhase last, int epoch) {
        return FlockEvent.of(EventKind.TASK_CLOSED)
                .withTask(task.taskId())
                .withRound(epoch)
                .withPhase(last.name())
                .withKey(ArenaKeys.roster(task.taskId()));
    }

    /** Before the first seed: the creator is owed pool and stake; all others get their stakes. */
    static ArenaClosing allBack(ArenaTaskDocument task, Optional<ArenaRoster> roster) {
        ArenaRoster before = roster.orElseGet(() -> ArenaRoster.opened(
                List.of(), task.definition().rewardPool(), task.definition().creatorStake()));
        Amount due = before.pool().plus(before.creatorStake());
        return new ArenaClosing(
                before.withPool(Amount.ZERO).withCreatorStake(Amount.ZERO).withDue(task.creator(), due), Amount.ZERO);
    }

    /**
     * Ends a task that has begun. Reward B goes by the last ranking, and vests. What is left of the pool is shared over those
     * whom the last epoch that paid anybody paid, in the same proportion; only if there never was one does the creator get
     * back what it paid in, the rest goes to the treasury. The creator's stake is due, less what it was slashed.
     */
    static ArenaClosing of(ArenaTaskDocument task, ArenaRoster roster) {
        Digest seed = roster.seed().orElseGet(roster::digest);
        PoolSplit split = PoolSplit.of(
                roster.stakes(ArenaRole.NODE),
                roster.backed(ArenaRole.NODE),
                stakes -> NodeRewards.split(
                        roster.locked(),
                        roster.lastRanking(),
                        stakes,
                        task.definition().rewards(),
                        seed));
        SortedMap<AccountId, Amount> finals = split.owners();
        Amount pool = finals.isEmpty() ? roster.pool().plus(roster.locked()) : roster.pool();
        ArenaRoster closed = roster.withLocked(Amount.ZERO)
                .withPool(Amount.ZERO)
                .withCreatorStake(Amount.ZERO)
                .withVesting(finals.entrySet().stream()
                        .map(part -> new Payout(part.getKey(), part.getValue()))
                        .toList())
                .withDue(task.creator(), roster.creatorStake());
        for (PoolShare share : split.pools()) {
            closed = closed.withPools(closed.pools().withDue(share.account(), share.reward()));
        }
        SortedMap<AccountId, Amount> rest = Apportionment.largestRemainder(
                pool,
                roster.lastGood().stream()
                        .map(holding -> Share.of(holding.account(), holding.stake()))
                        .toList(),
                seed);
        if (rest.isEmpty()) {
            Amount refund = pool.min(task.definition().rewardPool());
            return new ArenaClosing(closed.withDue(task.creator(), refund), pool.minus(refund));
        }
        ArenaRoster shared = closed;
        for (Map.Entry<AccountId, Amount> part : rest.entrySet()) {
            Amount toPool = ofPool(roster, part.getKey(), part.getValue());
            shared = shared.withDue(part.getKey(), part.getValue().minus(toPool))
                    .withPools(shared.pools().withDue(part.getKey(), toPool));
        }
        return new ArenaClosing(shared, Amount.ZERO);
    }

    /** Of what is left a pool gets the same part as of what its owner was paid last, rounded down. */
    private static Amount ofPool(ArenaRoster roster, AccountId owner, Amount part) {
        Amount paid = Amount.sum(roster.lastGood().stream()
                .filter(holding -> holding.account().equals(owner))
                .map(Stakeholding::stake)
                .toList());
        Amount toPool = roster.pools().lastGood(owner);
        return toPool.isZero()
                ? Amount.ZERO
                : Amount.ofMicros(BigInteger.valueOf(part.micros())
                        .multiply(BigInteger.valueOf(toPool.micros()))
                        .divide(BigInteger.valueOf(paid.micros()))
                        .longValueExact());
    }

    private static boolean hasBegun(ArenaPhase phase) {
        return phase.compareTo(ArenaPhase.ACCESS) > 0;
    }
}
