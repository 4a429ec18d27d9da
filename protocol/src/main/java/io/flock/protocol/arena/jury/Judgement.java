package io.flock.protocol.arena.jury;

import io.flock.protocol.arena.Consensus;
import io.flock.protocol.arena.JuryRules;
import io.flock.protocol.arena.Score;
import io.flock.protocol.committee.Majority;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.SortedMap;

/**
 * The result of a dispute, which stands.
 *
 * @param clear whether at least two thirds of the revealed weight, of at least two organisations, are within the dispute's
 *     tolerance of the result; only then is a score further off punished. With less a false score is unpaid only
 */
public record Judgement(Consensus consensus, boolean clear) {
    private static final int FEWEST_ORGANISATIONS = 2;

    /**
     * Judges by what all validators that are left revealed in the dispute.
     *
     * @param reports the dispute's own, {@code UNAVAILABLE} ones included: they weigh against a clear result
     */
    public static Judgement of(List<Report> reports, JuryRules rules) {
        Consensus consensus = ConsensusScore.of(reports, rules.consensus());
        return new Judgement(
                consensus,
                consensus
                        .score()
                        .filter(score -> isClear(reports, score, rules))
                        .isPresent());
    }

    /** Whether a score is a lie that costs stake; one that does not count never is. */
    public boolean isFalse(Score score, JuryRules rules) {
        return clear
                && score.counts()
                && score.distanceTo(consensus.score().orElseThrow())
                        > rules.disputeTolerance().value();
    }

    private static boolean isClear(List<Report> reports, Score result, JuryRules rules) {
        SortedMap<AccountId, Amount> weights = ConsensusScore.weights(reports);
        List<Report> agreeing = reports.stream()
                .filter(report -> report.score().counts())
                .filter(report -> report.score().distanceTo(result)
                        <= rules.disputeTolerance().value())
                .filter(report -> !weights.get(report.validator()).isZero())
                .toList();
        long organisations = agreeing.stream()
                .map(report -> report.validator().organisation())
                .distinct()
                .count();
        Amount agreed = ConsensusScore.weight(agreeing, weights, report -> true);
        return organisations >= FEWEST_ORGANISATIONS && Majority.isTwoThirds(agreed, Amount.sum(weights.values()));
    }
}
