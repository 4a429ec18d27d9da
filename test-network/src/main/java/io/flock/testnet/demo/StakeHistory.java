package io.flock.testnet.demo;

import io.flock.protocol.alliance.Payout;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Settlement;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Follows stakes through the rounds' own settlements. */
final class StakeHistory {
    private final Map<AccountId, Amount> stakes = new TreeMap<>();

    StakeHistory(Cast cast) {
        cast.players().forEach(player -> stakes.put(player.account(), Cast.STAKE));
    }

    /** The stakes after a round. */
    Map<AccountId, Amount> after(RoundDocument round) {
        for (Penalty penalty : round.seedPenalties()) {
            stakes.computeIfPresent(penalty.account(), (account, stake) -> stake.minus(penalty.amount()));
        }
        Optional<Settlement> settlement = round.settlement();
        if (settlement.isPresent()) {
            for (Penalty penalty : settlement.get().penalties()) {
                stakes.computeIfPresent(penalty.account(), (account, stake) -> stake.minus(penalty.amount()));
            }
            for (Payout payout : settlement.get().payouts()) {
                stakes.computeIfPresent(payout.account(), (account, stake) -> stake.plus(payout.amount()));
            }
        }
        return Map.copyOf(stakes);
    }
}
