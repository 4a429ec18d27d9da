package io.flock.sdk.explain;

import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.reward.TwoLevels;
import io.flock.protocol.arena.reward.ValidatorRewards;
import io.flock.protocol.arena.reward.ValidatorRewards.Basis;
import io.flock.protocol.arena.reward.Work;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How scores weigh an account. */
record ValidatorPay(List<Work> works, Basis basis, SortedMap<AccountId, Amount> stakes, ArenaTask task) {

    String formula() {
        return "organisationWeight / sumOfWeights, and of that ownWeight / organisationWork, each by largest remainder; "
                + (basis == Basis.DRAWN
                        ? "ownWeight = exp(−λ_d · Δ) · n, organisationWeight = organisationStake^α · organisationWork"
                        : "ownWeight = exp(−λ_d · Δ) · n · effectiveStake, organisationWeight = organisationStake^α ·"
                                + " organisationWork / organisationStake");
    }

    /** What an account scored, and what it weighs; only the first for one without a good score. */
    Map<String, String> factors(AccountId account) {
        Map<String, String> factors = new TreeMap<>();
        factors.put(
                "scoreTolerance",
                Decimals.ofMillionths(task.jury().scoreTolerance().value()));
        work(account).ifPresent(work -> {
            long sum = work.distances().stream().mapToLong(Integer::longValue).sum();
            factors.put("scores", Integer.toString(work.distances().size()));
            factors.put("Δ", Decimals.meanOfMillionths(sum, work.distances().size()));
            factors.put("n", Long.toString(good(work)));
        });
        TwoLevels weights = ValidatorRewards.weigh(
                works, basis, stakes, task.rewards(), task.jury().scoreTolerance());
        if (weights.accounts().containsKey(account)) {
            OrganisationId organisation = account.organisation();
            int places = basis == Basis.DRAWN ? 12 : 18;
            factors.put("λ_d", Integer.toString(task.rewards().distancePenalty()));
            factors.put(
                    "α", Decimals.ofMillionths(task.rewards().stakeExponent().value()));
            factors.put("effectiveStake", stakes.get(account).format());
            factors.put("organisationStake", organisationStake(organisation).format());
            factors.put("ownWeight", Decimals.of(weights.accounts().get(account), places));
            factors.put("organisationWork", Decimals.of(weights.inside(organisation), places));
            factors.put(
                    "organisationWeight", Decimals.of(weights.organisations().get(organisation), 24));
            factors.put("sumOfWeights", Decimals.of(weights.sum(), 24));
        }
        return factors;
    }

    /** Absent for who was at fault, and for who scored nothing that has a result. */
    Optional<Work> work(AccountId account) {
        return works.stream().filter(work -> work.validator().equals(account)).findFirst();
    }

    /** How many of its scores are within {@code scoreTolerance}. */
    long good(Work work) {
        return work.distances().stream()
                .filter(distance -> distance <= task.jury().scoreTolerance().value())
                .count();
    }

    private Amount organisationStake(OrganisationId organisation) {
        return Amount.sum(stakes.entrySet().stream()
                .filter(stake -> stake.getKey().organisation().equals(organisation))
                .map(Map.Entry::getValue)
                .toList());
    }
}
