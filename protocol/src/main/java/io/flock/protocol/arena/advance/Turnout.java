package io.flock.protocol.arena.advance;

import io.flock.protocol.committee.CappedWeights;
import io.flock.protocol.committee.Majority;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/** Whether enough took part for a result to count. */
final class Turnout {
    private Turnout() {}

    /** Strictly more than half of the accounts, and strictly more than half of their capped weight. */
    static boolean isEnough(SortedMap<AccountId, Amount> expected, Collection<AccountId> present) {
        SortedMap<AccountId, Amount> weights = CappedWeights.of(expected);
        List<AccountId> there = present.stream()
                .filter(account -> expected.containsKey(account))
                .toList();
        Amount weight =
                Amount.sum(there.stream().map(account -> weights.get(account)).toList());
        return 2 * there.size() > expected.size() && Majority.isMoreThanHalf(weight, Amount.sum(weights.values()));
    }
}
