package io.flock.protocol.committee;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import java.math.BigInteger;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What judgements weigh. */
public final class CappedWeights {
    private static final int FEWEST_TO_CAP = 3;

    private CappedWeights() {}

    /**
     * The stake; where at least three organisations are there, an organisation counts at most as much as all others
     * together, each of its accounts scaled down by {@code ⌊stake · others / own⌋}.
     */
    public static SortedMap<AccountId, Amount> of(SortedMap<AccountId, Amount> stakes) {
        SortedMap<OrganisationId, Amount> organisations = new TreeMap<>();
        stakes.forEach((account, stake) -> organisations.merge(account.organisation(), stake, Amount::plus));
        Amount total = Amount.sum(organisations.values());
        SortedMap<AccountId, Amount> weights = new TreeMap<>();
        stakes.forEach((account, stake) -> {
            Amount own = organisations.get(account.organisation());
            Amount others = total.minus(own);
            boolean scaled = organisations.size() >= FEWEST_TO_CAP && others.isLessThan(own);
            weights.put(account, scaled ? scaled(stake, others, own) : stake);
        });
        return Collections.unmodifiableSortedMap(weights);
    }

    private static Amount scaled(Amount stake, Amount others, Amount own) {
        return Amount.ofMicros(BigInteger.valueOf(stake.micros())
                .multiply(BigInteger.valueOf(others.micros()))
                .divide(BigInteger.valueOf(own.micros()))
                .longValueExact());
    }
}
