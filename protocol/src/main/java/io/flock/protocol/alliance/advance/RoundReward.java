package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.Payout;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.Stakeholding;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Apportionment;
import io.flock.protocol.money.Share;
import java.util.List;
import java.util.SortedMap;

/** Pays the good participants of a round out of the pool: into their stakes, or beside them where those are gmFLOCK. */
final class RoundReward {
    private RoundReward() {}

    /** {@code ⌊undistributed pool / rounds left⌋}, this one included. */
    static Amount of(Amount pool, int roundsLeft) {
        return pool.dividedBy(roundsLeft);
    }

    /** By stake at round start, largest remainder; nothing when nobody was good: then the reward stays in the pool. */
    static List<Payout> split(Amount reward, List<Stakeholding> good, Digest seed) {
        SortedMap<AccountId, Amount> parts = Apportionment.largestRemainder(
                reward,
                good.stream()
                        .map(holding -> Share.of(holding.account(), holding.stake()))
                        .toList(),
                seed);
        return parts.entrySet().stream()
                .map(part -> new Payout(part.getKey(), part.getValue()))
                .toList();
    }

    /** Moves payouts from the pool to the stakes; to the dues of who staked gmFLOCK. */
    static Roster pay(Roster roster, List<Payout> payouts) {
        Roster paid = roster;
        for (Payout payout : payouts) {
            boolean beside = paid.member(payout.account()).orElseThrow().cover().isPresent();
            Roster credited = beside ? paid.withDue(payout.account(), payout.amount()) : added(paid, payout);
            paid = credited.withPool(paid.pool().minus(payout.amount()));
        }
        return paid;
    }

    private static Roster added(Roster roster, Payout payout) {
        return RosterUpdate.each(
                roster,
                member -> member.account().equals(payout.account())
                        ? member.withStake(member.stake().plus(payout.amount()))
                        : member);
    }
}
