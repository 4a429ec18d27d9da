package io.flock.protocol.delegation;

import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.List;
import java.util.Optional;

/** What a delegator gets of an allotment. Everything read never changes again, so that claims in any order come to the same. */
public final class PoolClaimRule {
    /** As many settlements as one claim takes. */
    public static final int MOST_SETTLEMENTS = 64;

    private PoolClaimRule() {}

    /**
     * The record after a claim: rewards of settlements not paid yet, and at the end principal and final rewards. The fee is
     * kept of rewards only: that of all rewards less that of the rewards before, so that the rounding does not depend on how
     * often one claims.
     *
     * @param settlements from {@code before.epochs()} on, in order, without a gap
     * @param end absent while the task runs
     */
    public static PoolClaimRecord after(
            AccountId owner,
            AccountId delegator,
            AllotmentParts parts,
            PoolClaimRecord before,
            List<EpochSettlement> settlements,
            Optional<PoolEnd> end,
            Millionths fee) {
        Amount earned = Amount.sum(settlements.stream()
                .map(settlement -> parts.of(delegator, settlement.poolReward(owner), settlement.seed()))
                .toList());
        Optional<PoolEnd> due = end.filter(ended -> !before.ended());
        Amount rewards = before.rewards()
                .plus(earned)
                .plus(due.map(ended -> parts.of(delegator, ended.rewards(), ended.seed()))
                        .orElse(Amount.ZERO));
        return new PoolClaimRecord(
                before.epochs() + settlements.size(),
                rewards,
                before.principal()
                        .plus(due.map(ended -> parts.of(delegator, ended.principal(), ended.seed()))
                                .orElse(Amount.ZERO)),
                before.fees().plus(fee.ofNext(before.rewards(), rewards)),
                before.ended() || end.isPresent());
    }

    /** Whether a claim does anything: pays, comes to the end, or goes past as many settlements as one claim takes. */
    public static boolean isWorthwhile(PoolClaimRecord before, PoolClaimRecord after) {
        return !after.total().equals(before.total())
                || before.ended() != after.ended()
                || after.epochs() - before.epochs() >= MOST_SETTLEMENTS;
    }

    /** The rewards that a claim pays, fees taken off. */
    public static Amount rewards(PoolClaimRecord before, PoolClaimRecord after) {
        return after.rewards().minus(before.rewards()).minus(after.fees().minus(before.fees()));
    }

    /** The principal that a claim gives back. */
    public static Amount principal(PoolClaimRecord before, PoolClaimRecord after) {
        return after.principal().minus(before.principal());
    }
}
