package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.Seat;
import io.flock.protocol.committee.CappedWeights;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What votes weigh. */
public final class VoterWeights {
    private VoterWeights() {}

    /**
     * The stakes at round start, capped per organisation ({@link CappedWeights}).
     *
     * @param voters over whom the weights are taken: those who revealed for verdicts, all seated ones for whether the
     *     round counts and for the aggregate
     */
    public static SortedMap<AccountId, Amount> capped(List<Seat> voters) {
        SortedMap<AccountId, Amount> stakes = new TreeMap<>();
        voters.forEach(voter -> stakes.put(voter.account(), voter.stake()));
        return CappedWeights.of(stakes);
    }
}
