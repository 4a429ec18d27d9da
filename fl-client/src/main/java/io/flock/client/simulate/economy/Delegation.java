package io.flock.client.simulate.economy;

import io.flock.protocol.arena.Backing;
import io.flock.protocol.arena.PoolOwner;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whose stake stands behind whom.
 *
 * @param owners of pools, with their own stakes
 * @param delegated what is behind each
 * @param delegator whose it is
 */
record Delegation(List<PoolOwner> owners, SortedMap<AccountId, Amount> delegated, Optional<OrganisationId> delegator) {
    /** What owners keep: half of what their pools add. */
    static final Millionths RATIO = Millionths.of(500_000);

    static Delegation none() {
        return new Delegation(List.of(), new TreeMap<>(), Optional.empty());
    }

    /** Some accounts' own stakes, and what is delegated to each of them. */
    static Delegation of(
            SortedMap<AccountId, Amount> own, SortedMap<AccountId, Amount> delegated, OrganisationId delegator) {
        return new Delegation(
                own.entrySet().stream()
                        .map(owner -> new PoolOwner(owner.getKey(), owner.getValue(), RATIO))
                        .toList(),
                delegated,
                Optional.of(delegator));
    }

    List<PoolOwner> among(Collection<AccountId> accounts) {
        return owners.stream()
                .filter(owner -> accounts.contains(owner.account()))
                .toList();
    }

    /** An account's stake without what is delegated to it. */
    Amount own(AccountId account, Amount effective) {
        return effective.minus(delegated.getOrDefault(account, Amount.ZERO));
    }

    /** What a penalty of the own stake takes in all: what is delegated loses the same share (attack 50). */
    Amount withShare(AccountId account, Amount effective, Amount taken) {
        Amount behind = delegated.getOrDefault(account, Amount.ZERO);
        Backing after = new Backing(behind, behind, RATIO).slashed(own(account, effective), taken);
        return taken.plus(behind.minus(after.delegated()));
    }
}
