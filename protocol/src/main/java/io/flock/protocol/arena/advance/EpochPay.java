package io.flock.protocol.arena.advance;

import io.flock.protocol.alliance.Payout;
import io.flock.protocol.alliance.Stakeholding;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.PoolShare;
import io.flock.protocol.arena.Rank;
import io.flock.protocol.arena.RewardRules;
import io.flock.protocol.arena.reward.EpochReward;
import io.flock.protocol.arena.reward.NodeRewards;
import io.flock.protocol.arena.reward.PoolSplit;
import io.flock.protocol.arena.reward.ValidatorRewards;
import io.flock.protocol.arena.reward.Work;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an epoch pays.
 *
 * @param split RN and RV; what nobody earns stays in the pool
 * @param locked what of RN is added to Reward B
 * @param payouts of both sides, paid at once, in account order
 * @param pools what pools of delegators get of both sides' rewards
 */
record EpochPay(Amount whole, EpochReward split, Amount locked, List<Payout> payouts, List<PoolShare> pools) {
    static EpochPay nothing() {
        return new EpochPay(Amount.ZERO, new EpochReward(Amount.ZERO, Amount.ZERO), Amount.ZERO, List.of(), List.of());
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
        PoolSplit ofNodes = PoolSplit.of(
                before.stakes(ArenaRole.NODE),
                before.backed(ArenaRole.NODE),
                stakes -> NodeRewards.split(split.immediate(rules.lockedShare()), ranking, stakes, rules, seed));
        Amount locked = ofNodes.owners().isEmpty() ? Amount.ZERO : split.locked(rules.lockedShare());
        PoolSplit ofValidators = PoolSplit.of(
                before.stakes(ArenaRole.VALIDATOR),
                before.backed(ArenaRole.VALIDATOR),
                stakes -> ValidatorRewards.split(
                        split.validators(),
                        works,
                        task.isFinal(epoch) ? ValidatorRewards.Basis.EVERYONE : ValidatorRewards.Basis.DRAWN,
                        stakes,
                        rules,
                        task.jury().scoreTolerance(),
                        seed));
        SortedMap<AccountId, Amount> paid = new TreeMap<>(ofNodes.owners());
        paid.putAll(ofValidators.owners());
        return new EpochPay(
                whole,
                split,
                locked,
                paid.entrySet().stream()
                        .map(part -> new Payout(part.getKey(), part.getValue()))
                        .toList(),
                Stream.concat(ofNodes.pools().stream(), ofValidators.pools().stream())
                        .sorted(Comparator.comparing(PoolShare::account))
                        .toList());
    }

    /** What leaves the pool. */
    Amount total() {
        return Amount.sum(payouts.stream().map(Payout::amount).toList())
                .plus(Amount.sum(pools.stream().map(PoolShare::reward).toList()))
                .plus(locked);
    }

    /** The shares of pools with what penalties took of delegated stakes. */
    List<PoolShare> shares(SortedMap<AccountId, Amount> slashed) {
        SortedMap<AccountId, PoolShare> shares = new TreeMap<>();
        slashed.forEach((account, amount) ->
                shares.put(account, new PoolShare(account, Amount.ZERO, Amount.ZERO, Amount.ZERO, amount)));
        pools.forEach(share -> shares.put(
                share.account(),
                new PoolShare(
                        share.account(),
                        share.with(),
                        share.without(),
                        share.reward(),
                        slashed.getOrDefault(share.account(), Amount.ZERO))));
        return List.copyOf(shares.values());
    }

    /** The roster with whom this epoch paid, pools included. */
    ArenaRoster remembered(ArenaRoster roster) {
        SortedMap<AccountId, Amount> ofPools = new TreeMap<>();
        pools.forEach(share -> ofPools.put(share.account(), share.reward()));
        return roster.withLastGood(payouts.stream()
                        .map(payout -> new Stakeholding(
                                payout.account(),
                                payout.amount().plus(ofPools.getOrDefault(payout.account(), Amount.ZERO))))
                        .toList())
                .withPools(roster.pools()
                        .withLastGood(pools.stream()
                                .map(share -> new Stakeholding(share.account(), share.reward()))
                                .toList()));
    }
}
