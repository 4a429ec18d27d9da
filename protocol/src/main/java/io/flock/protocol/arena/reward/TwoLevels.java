package io.flock.protocol.arena.reward;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Apportionment;
import io.flock.protocol.money.Share;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The weights by which an amount is divided first between organisations, then inside of each; both by largest remainder.
 *
 * @param organisations weights of those that get something, in 10⁻²⁴
 * @param accounts their accounts, each with its weight inside its organisation; a unit of their own
 */
public record TwoLevels(
        SortedMap<OrganisationId, BigInteger> organisations, SortedMap<AccountId, BigInteger> accounts) {
    public TwoLevels {
        organisations = Collections.unmodifiableSortedMap(new TreeMap<>(organisations));
        accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
    }

    /** All organisations' weights together. */
    public BigInteger sum() {
        return sum(organisations.values());
    }

    /** All weights inside of an organisation together. */
    public BigInteger inside(OrganisationId organisation) {
        return sum(of(organisation).stream().map(Share::weight).toList());
    }

    /**
     * Divides an amount.
     *
     * @param seed settles ties of the last micro-FLOCK
     * @return the parts, which sum to the whole; empty when no organisation has a weight
     */
    public SortedMap<AccountId, Amount> split(Amount whole, Digest seed) {
        List<Share<OrganisationId>> outer = new ArrayList<>();
        organisations.forEach((organisation, weight) -> outer.add(new Share<>(organisation, weight)));
        SortedMap<AccountId, Amount> parts = new TreeMap<>();
        Apportionment.largestRemainder(whole, outer, seed)
                .forEach((organisation, part) ->
                        parts.putAll(Apportionment.largestRemainder(part, of(organisation), seed)));
        return Collections.unmodifiableSortedMap(parts);
    }

    private List<Share<AccountId>> of(OrganisationId organisation) {
        List<Share<AccountId>> own = new ArrayList<>();
        accounts.forEach((account, weight) -> {
            if (account.organisation().equals(organisation)) {
                own.add(new Share<>(account, weight));
            }
        });
        return own;
    }

    private static BigInteger sum(Collection<BigInteger> weights) {
        return weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
}
