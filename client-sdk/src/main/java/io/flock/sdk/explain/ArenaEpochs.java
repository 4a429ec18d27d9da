package io.flock.sdk.explain;

import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.Backing;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.PoolShare;
import io.flock.protocol.arena.reward.EpochReward;
import io.flock.protocol.delegation.DelegationSplit;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a settled epoch of the Arena meant to an account. */
record ArenaEpochs(ArenaTrail trail, ArenaTrail.Settled settled, AccountId account) {
    /** Penalties first, then the reward or why there is none, then its pool's part. */
    RoundExplanation explain() {
        List<Line> lines = new ArrayList<>();
        EpochSettlement epoch = settled.settlement();
        Optional<ArenaMember> member = before().flatMap(roster -> roster.member(account));
        epoch.penalties().stream()
                .filter(penalty -> penalty.account().equals(account))
                .forEach(penalty -> lines.add(penalty(penalty, epoch, member)));
        lines.add(reward(epoch));
        epoch.pools().stream()
                .filter(share -> share.account().equals(account))
                .forEach(share -> lines.add(ofPool(share, member)));
        return new RoundExplanation(trail.id(), epoch.epoch(), account, lines);
    }

    /** A creator that published no final key pays of what it locked; all others pay of their stakes. */
    private Line penalty(Penalty penalty, EpochSettlement epoch, Optional<ArenaMember> member) {
        PenaltyPrices prices = PenaltyPrices.of(trail.task().definition());
        if (penalty.reason() == PenaltyReason.NO_FINAL_KEY) {
            return new PenaltyLine(prices, List.of(penalty), rests())
                    .of(penalty, before().map(roster -> new PenalisedStake(roster.creatorStake(), Optional.empty())));
        }
        List<Penalty> ofStakes = epoch.penalties().stream()
                .filter(other -> other.reason() != PenaltyReason.NO_FINAL_KEY)
                .toList();
        return new PenaltyLine(prices, ofStakes, rests()).of(penalty, member.map(PenalisedStake::of));
    }

    private Line reward(EpochSettlement epoch) {
        Amount paid = epoch.payout(account);
        if (paid.isZero()) {
            return new Line(
                    "no reward: " + (epoch.voided() ? "the epoch was void" : "no rank, no good score, or at fault"),
                    0,
                    "ranked submissions, and scores within scoreTolerance of the results, are paid",
                    Map.of(),
                    rests(),
                    true);
        }
        Map<String, String> factors = new TreeMap<>(Map.of(
                "R0", epoch.reward().format(),
                "RN", epoch.nodeReward().format(),
                "RV", epoch.validatorReward().format(),
                "keptForTheFinalRank", epoch.lockedReward().format()));
        before().flatMap(roster -> roster.member(account))
                .ifPresent(member ->
                        factors.put("effectiveStake", member.effective().format()));
        epoch.ranking().stream()
                .filter(rank -> rank.account().equals(account))
                .forEach(rank -> factors.put("rank", rank.rank() + " with " + rank.score()));
        Amount side = epoch.ranking().stream().anyMatch(rank -> rank.account().equals(account))
                ? epoch.nodeReward().minus(epoch.lockedReward())
                : epoch.validatorReward();
        int left = trail.task().definition().epochs() - epoch.epoch() + 1;
        Amount pool = before().map(ArenaRoster::pool).orElse(Amount.ZERO);
        factors.put("poolBefore", pool.format());
        factors.put("settlementsLeft", Integer.toString(left));
        return new Line(
                "reward",
                paid.micros(),
                "of R0 = ⌊poolBefore / settlementsLeft⌋: nodes by q^(rank − 1) · stake^α of RN less what is kept,"
                        + " validators by exp(−λ_d · Δ) · stake^α · n of RV, each by largest remainder; less the part of"
                        + " its pool",
                factors,
                rests(),
                EpochReward.whole(pool, left).equals(epoch.reward()) && !side.isLessThan(paid));
    }

    private Line ofPool(PoolShare share, Optional<ArenaMember> member) {
        Optional<Backing> backing = member.flatMap(ArenaMember::backing);
        Amount due = backing.map(pool -> DelegationSplit.pool(share.with(), share.without(), pool.ratio()))
                .orElse(Amount.ZERO);
        return new Line(
                "its pool got " + share.reward().format() + " FLOCK and lost "
                        + share.slashed().format(),
                0,
                "(1 − σ) · max(0, with − without); penalties take the same share of what is delegated",
                Map.of(
                        "with", share.with().format(),
                        "without", share.without().format(),
                        "σ",
                                backing.map(pool -> pool.ratio().value() + " millionths")
                                        .orElse(""),
                        "delegated",
                                backing.map(pool -> pool.delegated().format()).orElse("")),
                rests(),
                due.equals(share.reward()));
    }

    private Optional<ArenaRoster> before() {
        return trail.rosterBefore(settled.step());
    }

    private List<TransactionId> rests() {
        return List.of(settled.step().id());
    }
}
