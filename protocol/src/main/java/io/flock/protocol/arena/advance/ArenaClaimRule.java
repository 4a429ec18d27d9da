package io.flock.protocol.arena.advance;

import io.flock.protocol.arena.ArenaClaimRecord;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.arena.reward.Vesting;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.token.Refund;
import java.util.List;
import java.util.Optional;

/** What an account gets of a task. */
public final class ArenaClaimRule {
    /** As many settlements as one claim takes. */
    public static final int MOST_SETTLEMENTS = 64;

    private ArenaClaimRule() {}

    /**
     * Whether a claim does anything: pays, or goes past as many settlements as one claim takes, so that an account that
     * was not paid for long still comes to those that pay it.
     */
    public static boolean isWorthwhile(ArenaClaimRecord before, ArenaClaimRecord after) {
        return !after.total().equals(before.total()) || after.epochs() - before.epochs() >= MOST_SETTLEMENTS;
    }

    /**
     * What is due now: the payouts of settlements not yet paid; after the end what is owed beside, and what has vested of
     * the final reward. Fees are kept of rewards only, for the treasury: the fee of all that was earned less the fee of what
     * was earned before, so that the rounding does not depend on how often one claims.
     *
     * @param before what was paid already
     * @param settlements from {@code before.epochs()} on, in order, without a gap
     * @param roster after the end; absent before
     * @param endedAt epoch seconds; without effect before the end
     */
    public static ArenaClaimRecord after(
            AccountId account,
            ArenaClaimRecord before,
            List<EpochSettlement> settlements,
            Optional<ArenaRoster> roster,
            ArenaTask task,
            Millionths fee,
            long endedAt,
            long now) {
        Amount rewards = before.rewards()
                .plus(Amount.sum(settlements.stream()
                        .map(settlement -> settlement.payout(account))
                        .toList()));
        Amount vested = roster.map(ended -> Vesting.vested(
                        ended.vesting(account), endedAt, task.rewards().vestingDays(), now))
                .filter(amount -> before.vested().isLessThan(amount))
                .orElse(before.vested());
        Amount fees = fee.ofNext(before.rewards().plus(before.vested()), rewards.plus(vested));
        return new ArenaClaimRecord(
                before.epochs() + settlements.size(),
                rewards,
                vested,
                roster.map(ended -> ended.due(account)).orElse(before.dues()),
                before.fees().plus(fees));
    }

    /** What the account's balance gains from one record to the next. */
    public static Amount paid(ArenaClaimRecord before, ArenaClaimRecord after) {
        return after.total().minus(before.total()).minus(after.fees().minus(before.fees()));
    }

    /**
     * What taking a stake back pays: in full while the task is open and to who was not admitted, what is left of it after the
     * end. A stake of gmFLOCK goes back into its lock.
     *
     * @param roster absent before accounts are admitted
     */
    public static Refund onUnstake(Optional<ArenaRoster> roster, StakeRecord record) {
        return roster.flatMap(frozen -> frozen.member(record.account()))
                .map(ArenaMember::refund)
                .orElseGet(record::refund);
    }
}
