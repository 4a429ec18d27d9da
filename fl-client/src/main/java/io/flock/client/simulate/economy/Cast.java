package io.flock.client.simulate.economy;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who takes part with what stake, delegations included.
 *
 * @param organisations that work
 * @param deviators the organisations that follow the strategy
 */
record Cast(
        SortedMap<AccountId, Amount> nodes,
        SortedMap<AccountId, Amount> validators,
        SortedSet<OrganisationId> organisations,
        SortedSet<OrganisationId> deviators,
        Delegation delegation) {
    private static final int VALIDATORS = 2;
    private static final int MOST_DELEGATED = 5;
    private static final OrganisationId OUTSIDER = OrganisationId.parse("OutsiderMSP");

    static Cast of(EconomySettings settings, Strategy strategy) {
        SortedMap<AccountId, Amount> nodes = new TreeMap<>();
        SortedMap<AccountId, Amount> validators = new TreeMap<>();
        SortedSet<OrganisationId> organisations = new TreeSet<>();
        SortedSet<OrganisationId> deviators = new TreeSet<>();
        for (int i = 0; i < settings.organisations(); i++) {
            OrganisationId organisation = organisation(i);
            boolean deviates = i < (strategy.isCoalition() ? settings.coalition() : 1);
            if (deviates) {
                deviators.add(organisation);
            }
            if (deviates && strategy == Strategy.DELEGATING) {
                continue;
            }
            organisations.add(organisation);
            int times = deviates && strategy == Strategy.SPLITTING ? settings.splits() : 1;
            fill(nodes, organisation, "node", settings.nodeStake(), times);
            fill(validators, organisation, "validator", settings.validatorStake(), VALIDATORS * times);
        }
        Cast alone = new Cast(nodes, validators, organisations, deviators, Delegation.none());
        return switch (strategy) {
            case DELEGATING -> alone.backed(organisation(1), organisation(0));
            case BACKED -> alone.backed(organisation(0), OUTSIDER);
            case SELF_DELEGATING, SELF_DELEGATING_LAZY -> alone.selfBacked(organisation(0));
            default -> alone;
        };
    }

    boolean deviates(AccountId account) {
        return deviators.contains(account.organisation());
    }

    /** The same with as much again behind each account of an organisation. */
    private Cast backed(OrganisationId owner, OrganisationId delegator) {
        SortedMap<AccountId, Amount> own = of(owner);
        return new Cast(
                plus(nodes, own), plus(validators, own), organisations, deviators, Delegation.of(own, own, delegator));
    }

    /** The same stakes, of which the accounts of an organisation have as much in their own pools as is allowed. */
    private Cast selfBacked(OrganisationId owner) {
        SortedMap<AccountId, Amount> own = new TreeMap<>(of(owner));
        SortedMap<AccountId, Amount> delegated = new TreeMap<>(own);
        own.replaceAll((account, stake) -> stake.minus(behind(stake)));
        delegated.replaceAll((account, stake) -> behind(stake));
        return new Cast(nodes, validators, organisations, deviators, Delegation.of(own, delegated, owner));
    }

    private static Amount behind(Amount stake) {
        return stake.dividedBy(MOST_DELEGATED + 1).times(MOST_DELEGATED);
    }

    private SortedMap<AccountId, Amount> of(OrganisationId organisation) {
        SortedMap<AccountId, Amount> accounts = new TreeMap<>(nodes);
        accounts.putAll(validators);
        accounts.keySet().removeIf(account -> !account.organisation().equals(organisation));
        return accounts;
    }

    private static SortedMap<AccountId, Amount> plus(
            SortedMap<AccountId, Amount> stakes, SortedMap<AccountId, Amount> more) {
        SortedMap<AccountId, Amount> sum = new TreeMap<>(stakes);
        sum.replaceAll((account, stake) -> stake.plus(more.getOrDefault(account, Amount.ZERO)));
        return sum;
    }

    private static OrganisationId organisation(int number) {
        return OrganisationId.parse("Org%02dMSP".formatted(number));
    }

    private static void fill(
            SortedMap<AccountId, Amount> accounts, OrganisationId organisation, String name, Amount whole, int count) {
        for (int i = 0; i < count; i++) {
            accounts.put(AccountId.of(organisation.text(), name + i), whole.dividedBy(count));
        }
    }
}
