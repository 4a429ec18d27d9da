package io.flock.protocol.arena;

import io.flock.protocol.alliance.Stakeholding;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a task owes to pools, by their owners.
 *
 * @param dues at the end, beside settled rewards and what is left of the delegated stake
 * @param lastGood what of the amounts in the roster's {@code lastGood} went to pools
 */
public record PoolDues(SortedMap<AccountId, Amount> dues, @Limit(256) List<Stakeholding> lastGood) {
    public PoolDues {
        dues = Collections.unmodifiableSortedMap(new TreeMap<>(dues));
        lastGood = List.copyOf(lastGood);
    }

    /** Nothing to anybody. */
    public static PoolDues none() {
        return new PoolDues(new TreeMap<>(), List.of());
    }

    public Amount due(AccountId owner) {
        return dues.getOrDefault(owner, Amount.ZERO);
    }

    /** Owes more; nothing changes for an amount of zero. */
    public PoolDues withDue(AccountId owner, Amount more) {
        if (more.isZero()) {
            return this;
        }
        SortedMap<AccountId, Amount> changed = new TreeMap<>(dues);
        changed.merge(owner, more, Amount::plus);
        return new PoolDues(changed, lastGood);
    }

    public PoolDues withLastGood(List<Stakeholding> of) {
        return new PoolDues(dues, of);
    }

    /** What of an account's {@code lastGood} went to its pool. */
    public Amount lastGood(AccountId owner) {
        return Amount.sum(lastGood.stream()
                .filter(holding -> holding.account().equals(owner))
                .map(Stakeholding::stake)
                .toList());
    }
}
