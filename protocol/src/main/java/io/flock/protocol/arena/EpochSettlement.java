package io.flock.protocol.arena;

import io.flock.protocol.alliance.Payout;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/**
 * How an epoch ended; never changed, so that claims read it without a race.
 *
 * @param voided too few checked in or revealed: nothing is judged or paid
 * @param seed what settled ties
 * @param results in account order of the nodes
 * @param unimproved whose submission does not stand, in account order; absent when all do, and where the task ranks last
 *     submissions
 * @param reward R0
 * @param nodeReward RN; the part that nobody earned stayed in the pool
 * @param validatorReward RV; likewise
 * @param lockedReward what of RN was added to Reward B
 * @param payouts what the epoch pays at once, in account order: Reward A to nodes, all to validators
 * @param pools what the epoch meant to pools of delegators, in account order
 * @param penalties in account order, then in the order of reasons; they go to the treasury
 * @param removed who is out from now on
 * @param keeper who advanced
 * @param poolAfter the undistributed pool after it
 * @param lockedAfter Reward B after it
 */
public record EpochSettlement(
        int epoch,
        boolean voided,
        Digest seed,
        @Limit(256) List<Result> results,
        @Limit(256) List<Rank> ranking,
        @Limit(256) Optional<List<Unimproved>> unimproved,
        Amount reward,
        Amount nodeReward,
        Amount validatorReward,
        Amount lockedReward,
        @Limit(256) List<Payout> payouts,
        @Limit(256) List<PoolShare> pools,
        @Limit(1024) List<Penalty> penalties,
        @Limit(256) List<AccountId> removed,
        AccountId keeper,
        Amount poolAfter,
        Amount lockedAfter)
        implements StateDocument {

    public EpochSettlement {
        results = List.copyOf(results);
        ranking = List.copyOf(ranking);
        unimproved = unimproved.map(List::copyOf);
        payouts = List.copyOf(payouts);
        pools = List.copyOf(pools);
        penalties = List.copyOf(penalties);
        removed = List.copyOf(removed);
    }

    /** Why the submission of a node does not stand, where it was scored and does not. */
    public Optional<Unimproved> unimproved(AccountId node) {
        return unimproved.stream()
                .flatMap(List::stream)
                .filter(one -> one.node().equals(node))
                .findFirst();
    }

    /** What the epoch pays the pool of an account. */
    public Amount poolReward(AccountId owner) {
        return Amount.sum(pools.stream()
                .filter(share -> share.account().equals(owner))
                .map(PoolShare::reward)
                .toList());
    }

    /** What the epoch pays an account. */
    public Amount payout(AccountId account) {
        return Amount.sum(payouts.stream()
                .filter(payout -> payout.account().equals(account))
                .map(Payout::amount)
                .toList());
    }
}
