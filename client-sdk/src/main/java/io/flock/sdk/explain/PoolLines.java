package io.flock.sdk.explain;

import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.PoolShare;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an epoch meant to a pool of delegators: to its owner, and to each of them. */
record PoolLines(JudgedEpoch epoch, AccountId account) {
    private static final String SHARE = "(1 − σ) · max(0, with − without)";

    /** Of the account's own pool; none where that got nothing and lost nothing. */
    List<Line> ofOwner() {
        Optional<PoolShare> booked = share(Optional.of(epoch.booked()), account);
        if (booked.isEmpty() && share(epoch.expected(), account).isEmpty()) {
            return List.of();
        }
        PoolShare share = booked.orElseGet(() -> nothing(account));
        Map<String, String> factors = factors(share);
        epoch.member(account)
                .flatMap(ArenaMember::backing)
                .ifPresent(
                        backing -> factors.put("delegated", backing.delegated().format()));
        return List.of(new Line(
                "its pool got " + share.reward().format() + " FLOCK and lost "
                        + share.slashed().format(),
                0,
                SHARE + "; penalties take the same share of what is delegated",
                factors,
                epoch.trail().rests(epoch.settled().step(), epoch.booked().epoch(), account),
                follows(account)));
    }

    /** As a delegator of others; two lines for a pool that was slashed. */
    List<Line> ofDelegator() {
        List<Line> lines = new ArrayList<>();
        epoch.trail().allotments(account).forEach((owner, parts) -> {
            PoolPart part = new PoolPart(owner, account, parts);
            PoolShare share = share(Optional.of(epoch.booked()), owner).orElseGet(() -> nothing(owner));
            lines.add(reward(part, share));
            if (!share.slashed().isZero()) {
                lines.add(lost(part, share));
            }
        });
        return lines;
    }

    private Line reward(PoolPart part, PoolShare share) {
        Amount reward = part.parts().of(account, share.reward(), epoch.booked().seed());
        Map<String, String> factors = factors(share);
        factors.put("poolReward", share.reward().format());
        factors.putAll(part.factors());
        return new Line(
                reward.isZero()
                        ? "no reward as a delegator of " + part.owner() + ": its pool added nothing to its reward"
                        : "reward as a delegator of " + part.owner(),
                reward.micros(),
                "poolReward · delegated / allotted, by largest remainder; poolReward = " + SHARE,
                factors,
                epoch.trail().restsOfPool(epoch.settled().step(), part.owner()),
                follows(part.owner()));
    }

    private Line lost(PoolPart part, PoolShare share) {
        Map<String, String> factors = new TreeMap<>(part.factors());
        factors.put("slashed", share.slashed().format());
        return new Line(
                "the pool of " + part.owner() + " lost " + share.slashed().format()
                        + " FLOCK, which what comes back at the end will lack",
                0,
                "of penalties, the share that they took of the owner's own stake",
                factors,
                epoch.trail().restsOfPool(epoch.settled().step(), part.owner()),
                follows(part.owner()));
    }

    private Map<String, String> factors(PoolShare share) {
        Map<String, String> factors = new TreeMap<>(
                Map.of("with", share.with().format(), "without", share.without().format()));
        epoch.member(share.account())
                .flatMap(ArenaMember::backing)
                .ifPresent(backing -> factors.put("σ", backing.ratio().value() + " millionths"));
        return factors;
    }

    private boolean follows(AccountId owner) {
        return epoch.wholeFollows() && share(Optional.of(epoch.booked()), owner).equals(share(epoch.expected(), owner));
    }

    private static Optional<PoolShare> share(Optional<EpochSettlement> settlement, AccountId owner) {
        return settlement.stream()
                .flatMap(epoch -> epoch.pools().stream())
                .filter(share -> share.account().equals(owner))
                .findFirst();
    }

    private static PoolShare nothing(AccountId owner) {
        return new PoolShare(owner, Amount.ZERO, Amount.ZERO, Amount.ZERO, Amount.ZERO);
    }
}
