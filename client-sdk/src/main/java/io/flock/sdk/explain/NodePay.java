package io.flock.sdk.explain;

import io.flock.protocol.arena.Rank;
import io.flock.protocol.arena.RewardRules;
import io.flock.protocol.arena.reward.NodeRewards;
import io.flock.protocol.arena.reward.TwoLevels;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a ranking weighs an account: for Reward A of an epoch, and for Reward B. */
record NodePay(List<Rank> ranking, SortedMap<AccountId, Amount> stakes, RewardRules rules) {
    static final String FORMULA =
            "organisationWeight / sumOfWeights, organisationWeight = q^(k − 1) · organisationStake^α,"
                    + " and of that effectiveStake / organisationStake, each by largest remainder";

    /** Where an account stands; nothing for one without a rank. */
    Map<String, String> factors(AccountId account) {
        TwoLevels weights = NodeRewards.weigh(ranking, stakes, rules);
        Map<String, String> factors = new TreeMap<>();
        ranking.stream().filter(rank -> rank.account().equals(account)).forEach(rank -> {
            factors.put("rank", rank.rank() + " with " + rank.score());
            factors.put("firstShownInEpoch", Integer.toString(rank.firstEpoch()));
        });
        OrganisationId organisation = account.organisation();
        if (weights.accounts().containsKey(account)) {
            factors.put("k", Integer.toString(place(weights, organisation)));
            factors.put("q", Decimals.ofMillionths(rules.rankRatio().value()));
            factors.put("α", Decimals.ofMillionths(rules.stakeExponent().value()));
            factors.put("effectiveStake", stakes.get(account).format());
            factors.put("organisationStake", flock(weights.inside(organisation)));
            factors.put(
                    "organisationWeight", Decimals.of(weights.organisations().get(organisation), 24));
            factors.put("sumOfWeights", Decimals.of(weights.sum(), 24));
        }
        return factors;
    }

    /** Organisations stand in the order of their best account. */
    private int place(TwoLevels weights, OrganisationId organisation) {
        return NodeRewards.paid(ranking, rules).stream()
                        .map(Rank::account)
                        .filter(account -> weights.accounts().containsKey(account))
                        .map(AccountId::organisation)
                        .distinct()
                        .toList()
                        .indexOf(organisation)
                + 1;
    }

    private static String flock(BigInteger micros) {
        return Amount.ofMicros(micros.longValueExact()).format();
    }
}
