package io.flock.protocol.arena.reward;

import io.flock.protocol.arena.RewardRules;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Pays validators for good scores: {@code exp(−λ_d · Δ_j) · s^α · n_j}. Δ_j is the mean distance of all its scores, n_j the
 * number of those within {@code scoreTolerance}; one further off earns nothing. s is the stake of the validator's
 * organisation, since a power below one per account would pay for splitting.
 */
public final class ValidatorRewards {
    private ValidatorRewards() {}

    /** How the assignments came about, which decides what one of them counts. */
    public enum Basis {
        /** Drawn: an organisation has as many as its weight gives, however many accounts it has; each counts one. */
        DRAWN,
        /** Everybody scores everything: an account's scores count by its part of the organisation's stake. */
        EVERYONE
    }

    /**
     * Divides an amount over the validators.
     *
     * @param stakes the effective stakes of all validators of the task
     * @param scoreTolerance how far off a score may be that earns
     * @return empty when nobody is paid: then the caller carries the amount over
     */
    public static SortedMap<AccountId, Amount> split(
            Amount whole,
            List<Work> works,
            Basis basis,
            SortedMap<AccountId, Amount> stakes,
            RewardRules rules,
            Millionths scoreTolerance,
            Digest seed) {
        return weigh(works, basis, stakes, rules, scoreTolerance).split(whole, seed);
    }

    /**
     * What good scores weigh: organisations {@code s^α · Σ exp(−λ_d · Δ_j) · n_j}, accounts inside their part of the sum; in
     * it each counts one ({@link Basis#DRAWN}, in 10⁻¹²) or its stake in micro-FLOCK ({@link Basis#EVERYONE}).
     *
     * @param stakes the effective stakes of all validators of the task
     * @param scoreTolerance how far off a score may be that earns
     */
    public static TwoLevels weigh(
            List<Work> works,
            Basis basis,
            SortedMap<AccountId, Amount> stakes,
            RewardRules rules,
            Millionths scoreTolerance) {
        SortedMap<OrganisationId, Amount> totals = new TreeMap<>();
        stakes.forEach((account, stake) -> totals.merge(account.organisation(), stake, Amount::plus));
        SortedMap<AccountId, BigInteger> inside = new TreeMap<>();
        SortedMap<OrganisationId, BigInteger> sums = new TreeMap<>();
        for (Work work : works) {
            BigInteger weight = weight(work, basis, stakes, rules, scoreTolerance);
            if (weight.signum() > 0) {
                inside.put(work.validator(), weight);
                sums.merge(work.validator().organisation(), weight, BigInteger::add);
            }
        }
        SortedMap<OrganisationId, BigInteger> weights = new TreeMap<>();
        // For EVERYONE the sum is weighted with stakes: divided by the organisation's it is a mean. It is an integer of
        // 10⁻¹² before, so that rounding it down costs nothing that a micro-FLOCK could show.
        sums.forEach((organisation, sum) -> weights.put(
                organisation,
                RewardWeights.power(totals.get(organisation), rules.stakeExponent())
                        .multiply(
                                basis == Basis.DRAWN
                                        ? sum
                                        : sum.divide(BigInteger.valueOf(
                                                totals.get(organisation).micros())))));
        return new TwoLevels(weights, inside);
    }

    private static BigInteger weight(
            Work work, Basis basis, SortedMap<AccountId, Amount> stakes, RewardRules rules, Millionths scoreTolerance) {
        long good = work.distances().stream()
                .filter(distance -> distance <= scoreTolerance.value())
                .count();
        Amount stake = stakes.getOrDefault(work.validator(), Amount.ZERO);
        if (good == 0 || stake.isZero()) {
            return BigInteger.ZERO;
        }
        long distances = work.distances().stream().mapToLong(Integer::longValue).sum();
        BigInteger earned = RewardWeights.closeness(
                        rules.distancePenalty(), distances, work.distances().size())
                .multiply(BigInteger.valueOf(good));
        return basis == Basis.DRAWN ? earned : earned.multiply(BigInteger.valueOf(stake.micros()));
    }
}
