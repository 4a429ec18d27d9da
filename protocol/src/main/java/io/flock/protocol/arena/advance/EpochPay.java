package io.flock.protocol.arena.advance;

import io.flock.protocol.alliance.Payout;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.Rank;
import io.flock.protocol.arena.RewardRules;
import io.flock.protocol.arena.reward.EpochReward;
import io.flock.protocol.arena.reward.NodeRewards;
import io.flock.protocol.arena.reward.ValidatorRewards;
import io.flock.protocol.arena.reward.Work;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an epoch pays.
 *
 * @param split RN and RV; what nobody earns stays in the pool
 * @param locked what of RN is added to Reward B
 * @param payouts of both sides, paid at once, in account order
 */
record EpochPay(Amount whole, EpochReward split, Amount locked, List<Payout> payouts) {
    static EpochPay nothing() {
        return new EpochPay(Amount.ZERO, new EpochReward(Amount.ZERO, Amount.ZERO), Amount.ZERO, List.of());
    }

    /**
     * Divides the epoch's reward by the stakes at its start.
     *
     * @param before the roster as the epoch began
     * @param works of the validators at no fault
     */
    static EpochPay of(ArenaAdvanceInput input, ArenaRoster before, List<Rank> ranking, List<Work> works, Digest seed) {
        ArenaTask task = input.definition();
        RewardRules rules = task.rewards();
        int epoch = input.phase().epoch();
        SortedMap<AccountId, Amount> nodes = before.stakes(ArenaRole.NODE);
        SortedMap<AccountId, Amount> validators = before.stakes(ArenaRole.VALIDATOR);
        Amount whole = EpochReward.whole(before.pool(), task.epochs() - epoch + 1);
        EpochReward split =
                EpochReward.split(whole, rules.gamma(), Amount.sum(nodes.values()), Amount.sum(validators.values()));
        SortedMap<AccountId, Amount> paid =
                new TreeMap<>(NodeRewards.split(split.immediate(rules.lockedShare()), ranking, nodes, rules, seed));
        Amount locked = paid.isEmpty() ? Amount.ZERO : split.locked(rules.lockedShare());
        paid.putAll(ValidatorRewards.split(
                split.validators(),
                works,
                task.isFinal(epoch) ? ValidatorRewards.Basis.EVERYONE : ValidatorRewards.Basis.DRAWN,
                validators,
                rules,
                task.jury().scoreTolerance(),
                seed));
        return new EpochPay(
                whole,
                split,
                locked,
                paid.entrySet().stream()
                        .map(part -> new Payout(part.getKey(), part.getValue()))
                        .toList());
    }

    /** What leaves the pool. */
    Amount total() {
        return Amount.sum(payouts.stream().map(Payout::amount).toList()).plus(locked);
    }
}
