package io.flock.protocol.arena.reward;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Apportionment;
import io.flock.protocol.money.Share;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Divides an amount first between organisations, then inside of each; both by largest remainder. */
final class TwoLevels {
    private TwoLevels() {}

    /** The parts, which sum to the whole; empty when no organisation has a weight. */
    static SortedMap<AccountId, Amount> split(
            Amount whole,
            SortedMap<OrganisationId, BigInteger> organisations,
            SortedMap<AccountId, BigInteger> inside,
            Digest seed) {
        List<Share<OrganisationId>> outer = new ArrayList<>();
        organisations.forEach((organisation, weight) -> outer.add(new Share<>(organisation, weight)));
        SortedMap<AccountId, Amount> parts = new TreeMap<>();
        Apportionment.largestRemainder(whole, outer, seed).forEach((organisation, part) -> {
            List<Share<AccountId>> own = new ArrayList<>();
            inside.forEach((account, weight) -> {
                if (account.organisation().equals(organisation)) {
                    own.add(new Share<>(account, weight));
                }
            });
            parts.putAll(Apportionment.largestRemainder(part, own, seed));
        });
        return Collections.unmodifiableSortedMap(parts);
    }
}
