package io.flock.client.simulate.economy;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who takes part with what stake.
 *
 * @param deviators the organisations that follow the strategy
 */
record Cast(
        SortedMap<AccountId, Amount> nodes,
        SortedMap<AccountId, Amount> validators,
        SortedSet<OrganisationId> organisations,
        SortedSet<OrganisationId> deviators) {
    private static final int VALIDATORS = 2;

    static Cast of(EconomySettings settings, Strategy strategy) {
        SortedMap<AccountId, Amount> nodes = new TreeMap<>();
        SortedMap<AccountId, Amount> validators = new TreeMap<>();
        SortedSet<OrganisationId> organisations = new TreeSet<>();
        SortedSet<OrganisationId> deviators = new TreeSet<>();
        for (int i = 0; i < settings.organisations(); i++) {
            OrganisationId organisation = OrganisationId.parse("Org%02dMSP".formatted(i));
            organisations.add(organisation);
            boolean deviates = i < (strategy.isCoalition() ? settings.coalition() : 1);
            if (deviates) {
                deviators.add(organisation);
            }
            int times = deviates && strategy == Strategy.SPLITTING ? settings.splits() : 1;
            fill(nodes, organisation, "node", settings.nodeStake(), times);
            fill(validators, organisation, "validator", settings.validatorStake(), VALIDATORS * times);
        }
        return new Cast(nodes, validators, organisations, deviators);
    }

    boolean deviates(AccountId account) {
        return deviators.contains(account.organisation());
    }

    private static void fill(
            SortedMap<AccountId, Amount> accounts, OrganisationId organisation, String name, Amount whole, int count) {
        for (int i = 0; i < count; i++) {
            accounts.put(AccountId.of(organisation.text(), name + i), whole.dividedBy(count));
        }
    }
}
