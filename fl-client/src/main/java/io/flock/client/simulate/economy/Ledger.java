package io.flock.client.simulate.economy;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import java.util.SortedMap;
import java.util.TreeMap;

/** What organisations earned and paid, in micro-FLOCK; rewards less penalties less effort. */
final class Ledger {
    /** As what it was earned. */
    enum Side {
        NODES,
        VALIDATORS
    }

    private final EconomySettings settings;
    private final SortedMap<OrganisationId, Long> nodes = new TreeMap<>();
    private final SortedMap<OrganisationId, Long> validators = new TreeMap<>();
    private long slashed;

    Ledger(EconomySettings settings) {
        this.settings = settings;
    }

    EconomySettings settings() {
        return settings;
    }

    void earn(SortedMap<AccountId, Amount> rewards, Side side) {
        rewards.forEach((account, amount) -> book(account.organisation(), side, amount.micros()));
    }

    /** What a delegator gets of pools. */
    void earn(OrganisationId delegator, Side side, Amount reward) {
        book(delegator, side, reward.micros());
    }

    /** Effort. */
    void pay(OrganisationId organisation, Side side, Amount cost) {
        book(organisation, side, -cost.micros());
    }

    /** A penalty, of a validator's stake. */
    void slash(AccountId validator, Amount penalty) {
        slashed += penalty.micros();
        book(validator.organisation(), Side.VALIDATORS, -penalty.micros());
    }

    private void book(OrganisationId organisation, Side side, long micros) {
        (side == Side.NODES ? nodes : validators).merge(organisation, micros, Math::addExact);
    }

    /** What some organisations are left with on a strategy's side, in FLOCK. */
    double income(Iterable<OrganisationId> of, Strategy.Side side) {
        long sum = 0;
        for (OrganisationId organisation : of) {
            sum += side == Strategy.Side.VALIDATORS ? 0 : nodes.getOrDefault(organisation, 0L);
            sum += side == Strategy.Side.NODES ? 0 : validators.getOrDefault(organisation, 0L);
        }
        return (double) sum / Amount.MICROS_PER_FLOCK;
    }

    /** All penalties, in FLOCK. */
    double slashed() {
        return (double) slashed / Amount.MICROS_PER_FLOCK;
    }
}
