package io.flock.protocol.arena.jury;

import io.flock.protocol.arena.Consensus;
import io.flock.protocol.arena.ConsensusRule;
import io.flock.protocol.arena.Score;
import io.flock.protocol.committee.CappedWeights;
import io.flock.protocol.committee.Majority;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Makes one score of many. Weights are effective stakes; where at least three organisations are there, one counts at most as
 * much as all others together, so that no single one owns the result.
 */
public final class ConsensusScore {
    private ConsensusScore() {}

    /**
     * The consensus of the revealed scores of one submission. {@code INVALID} counts as 0, and is the result when it has
     * more than half of the weight that counts.
     */
    public static Consensus of(List<Report> reports, ConsensusRule rule) {
        List<Report> counting =
                reports.stream().filter(report -> report.score().counts()).toList();
        return new Consensus(
                isUnavailable(reports) ? Optional.empty() : score(counting, rule), counting.size(), spread(counting));
    }

    /** The weight of each report's author among these. */
    static SortedMap<AccountId, Amount> weights(List<Report> reports) {
        SortedMap<AccountId, Amount> stakes = new TreeMap<>();
        reports.forEach(report -> stakes.put(report.validator(), report.stake()));
        return CappedWeights.of(stakes);
    }

    /** The weight of the reports that a test picks. */
    static Amount weight(List<Report> reports, SortedMap<AccountId, Amount> weights, Predicate<Report> picks) {
        return Amount.sum(reports.stream()
                .filter(picks)
                .map(report -> weights.get(report.validator()))
                .toList());
    }

    private static boolean isUnavailable(List<Report> reports) {
        SortedMap<AccountId, Amount> weights = weights(reports);
        return Majority.isMoreThanHalf(
                weight(reports, weights, report -> !report.score().counts()), Amount.sum(weights.values()));
    }

    private static int spread(List<Report> counting) {
        int least = counting.stream()
                .mapToInt(report -> report.score().millionths())
                .min()
                .orElse(0);
        int most = counting.stream()
                .mapToInt(report -> report.score().millionths())
                .max()
                .orElse(0);
        return most - least;
    }

    private static Optional<Score> score(List<Report> counting, ConsensusRule rule) {
        SortedMap<AccountId, Amount> weights = weights(counting);
        Amount whole = Amount.sum(weights.values());
        if (whole.isZero()) {
            return Optional.empty();
        }
        Amount invalid = weight(counting, weights, report -> report.score().kind() == Score.Kind.INVALID);
        if (Majority.isMoreThanHalf(invalid, whole)) {
            return Optional.of(Score.INVALID);
        }
        return Optional.of(Score.of(
                switch (rule) {
                    case STAKE_WEIGHTED_MEDIAN -> median(counting, weights, whole);
                    case STAKE_WEIGHTED_MEAN -> mean(counting, weights, whole);
                }));
    }

    /** The least score that half of the weight does not exceed; between two such scores their mean, rounded down. */
    private static int median(List<Report> counting, SortedMap<AccountId, Amount> weights, Amount whole) {
        List<Report> ascending = counting.stream()
                .filter(report -> !weights.get(report.validator()).isZero())
                .sorted(Comparator.comparing(report -> report.score().millionths()))
                .toList();
        long below = 0;
        for (int i = 0; i < ascending.size(); i++) {
            Report report = ascending.get(i);
            below += weights.get(report.validator()).micros();
            long above = whole.micros() - below;
            if (below == above) {
                int next = ascending.get(i + 1).score().millionths();
                return (report.score().millionths() + next) / 2;
            }
            if (below > above) {
                return report.score().millionths();
            }
        }
        throw new IllegalStateException("half of a weight above 0 is reached");
    }

    /** Σ weight · score / Σ weight, rounded down. */
    private static int mean(List<Report> counting, SortedMap<AccountId, Amount> weights, Amount whole) {
        BigInteger sum = BigInteger.ZERO;
        for (Report report : counting) {
            sum = sum.add(BigInteger.valueOf(weights.get(report.validator()).micros())
                    .multiply(BigInteger.valueOf(report.score().millionths())));
        }
        return sum.divide(BigInteger.valueOf(whole.micros())).intValueExact();
    }
}
