package io.flock.protocol.arena.reward;

import io.flock.protocol.arena.Rank;
import io.flock.protocol.arena.RewardRules;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Pays nodes by rank. Organisations are ranked by their best submission and weigh {@code g_k · t_o^α}, {@code g_k =
 * q^(k−1)}, with t_o the effective stake of their ranked accounts; inside it is split by stake. Ranks per account would pay a
 * winner for near copies of itself (attack 45).
 */
public final class NodeRewards {
    private NodeRewards() {}

    /** Those of a ranking that are paid: better than the task's baseline, where it has one. */
    public static List<Rank> paid(List<Rank> ranking, RewardRules rules) {
        return ranking.stream()
                .filter(rank -> rules.baseline()
                        .filter(baseline -> rank.score().millionths() <= baseline.value())
                        .isEmpty())
                .toList();
    }

    /**
     * Divides an amount over a ranking.
     *
     * @param ranking best first
     * @param stakes the nodes' effective stakes; who has none is not paid
     * @param seed settles ties of the last micro-FLOCK
     * @return empty when nobody is paid: then the caller carries the amount over
     */
    public static SortedMap<AccountId, Amount> split(
            Amount whole, List<Rank> ranking, SortedMap<AccountId, Amount> stakes, RewardRules rules, Digest seed) {
        return weigh(ranking, stakes, rules).split(whole, seed);
    }

    /**
     * What the accounts of a ranking weigh: organisations {@code g_k · t_o^α}, accounts inside their stake in micro-FLOCK.
     *
     * @param ranking best first
     * @param stakes the nodes' effective stakes; who has none weighs nothing
     */
    public static TwoLevels weigh(List<Rank> ranking, SortedMap<AccountId, Amount> stakes, RewardRules rules) {
        SortedMap<OrganisationId, Integer> places = new TreeMap<>();
        SortedMap<OrganisationId, Amount> totals = new TreeMap<>();
        SortedMap<AccountId, BigInteger> inside = new TreeMap<>();
        for (Rank rank : paid(ranking, rules)) {
            OrganisationId organisation = rank.account().organisation();
            Amount stake = stakes.getOrDefault(rank.account(), Amount.ZERO);
            if (!stake.isZero()) {
                places.putIfAbsent(organisation, places.size() + 1);
                totals.merge(organisation, stake, Amount::plus);
                inside.put(rank.account(), BigInteger.valueOf(stake.micros()));
            }
        }
        SortedMap<OrganisationId, BigInteger> weights = new TreeMap<>();
        places.forEach((organisation, place) -> weights.put(
                organisation,
                RewardWeights.rank(rules.rankRatio(), place)
                        .multiply(RewardWeights.power(totals.get(organisation), rules.stakeExponent()))));
        return new TwoLevels(weights, inside);
    }
}
