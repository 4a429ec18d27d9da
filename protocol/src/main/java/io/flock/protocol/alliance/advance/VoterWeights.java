package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.Seat;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What votes weigh. */
public final class VoterWeights {
    private static final int FEWEST_TO_CAP = 3;

    private VoterWeights() {}

    /**
     * The stake at round start; where at least three organisations are among these voters, an organisation counts at most
     * as much as all others together, each of its accounts scaled down by {@code ⌊stake · others / own⌋}.
     *
     * @param voters over whom the weights are taken: those who revealed for verdicts, all seated ones for whether the
     *     round counts and for the aggregate
     */
    public static SortedMap<AccountId, Amount> capped(List<Seat> voters) {
        SortedMap<OrganisationId, Amount> organisations = new TreeMap<>();
        voters.forEach(voter -> organisations.merge(voter.account().organisation(), voter.stake(), Amount::plus));
        Amount total = Amount.sum(organisations.values());
        SortedMap<AccountId, Amount> weights = new TreeMap<>();
        for (Seat voter : voters) {
            Amount own = organisations.get(voter.account().organisation());
            Amount others = total.minus(own);
            boolean scaled = organisations.size() >= FEWEST_TO_CAP && others.isLessThan(own);
            weights.put(voter.account(), scaled ? scaled(voter.stake(), others, own) : voter.stake());
        }
        return Collections.unmodifiableSortedMap(weights);
    }

    private static Amount scaled(Amount stake, Amount others, Amount own) {
        return Amount.ofMicros(BigInteger.valueOf(stake.micros())
                .multiply(BigInteger.valueOf(others.micros()))
                .divide(BigInteger.valueOf(own.micros()))
                .longValueExact());
    }
}
