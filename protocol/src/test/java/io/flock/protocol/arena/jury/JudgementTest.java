package io.flock.protocol.arena.jury;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.arena.Consensus;
import io.flock.protocol.arena.ConsensusRule;
import io.flock.protocol.arena.JuryRules;
import io.flock.protocol.arena.Score;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {
    private static final JuryRules RULES = new JuryRules(
            5,
            3,
            64,
            256,
            ConsensusRule.STAKE_WEIGHTED_MEDIAN,
            Millionths.of(2_000),
            Millionths.of(10_000),
            Millionths.of(100_000));

    /** Reports as {@code organisation/stake/score}. */
    private static List<Report> reports(String text) {
        List<Report> reports = new ArrayList<>();
        for (String one : text.split(" ", -1)) {
            String[] parts = one.split("/", -1);
            reports.add(new Report(
                    AccountId.of(parts[0], "v" + reports.size()),
                    Amount.ofFlock(Long.parseLong(parts[1])),
                    Score.parse(parts[2])));
        }
        return reports;
    }

    @ParameterizedTest
    @CsvSource({
        // Two thirds of two organisations, exactly.
        "A/10/900000 B/10/905000 C/10/100000, true",
        // Two thirds, but of one organisation only; another is too far off.
        "A/20/900000 B/10/100000, false",
        // Between a half and two thirds: nobody pays.
        "A/10/900000 B/10/900000 C/11/100000, false",
        // Who could not get the bytes weighs against it.
        "A/10/900000 B/10/900000 C/11/U, false",
        "A/10/I B/10/I C/10/900000, true",
        "A/10/U B/10/U C/10/900000, false"
    })
    void aResult_isClearWithTwoThirdsOfTheWeightOfTwoOrganisations(String reports, boolean clear) {
        assertThat(Judgement.of(reports(reports), RULES).clear()).isEqualTo(clear);
    }

    @Test
    void aScoreFurtherOffThanTheTolerance_isFalse_oneAtTheToleranceIsNot() {
        Judgement judgement = Judgement.of(reports("A/10/900000 B/10/900000 C/10/900000"), RULES);

        assertThat(judgement.isFalse(Score.of(910_000), RULES)).isFalse();
        assertThat(judgement.isFalse(Score.of(910_001), RULES)).isTrue();
        assertThat(judgement.isFalse(Score.INVALID, RULES)).isTrue();
        assertThat(judgement.isFalse(Score.UNAVAILABLE, RULES)).isFalse();
    }

    @Test
    void withoutAClearResult_noScoreIsFalse() {
        Judgement judgement = Judgement.of(reports("A/10/900000 B/10/900000 C/11/100000"), RULES);

        assertThat(judgement.consensus().score()).contains(Score.of(900_000));
        assertThat(judgement.isFalse(Score.of(0), RULES)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "A/10/900000 B/10/905000 C/10/910000, false",
        "A/10/900000 B/10/905000 C/10/910001, true",
        "A/10/900000 B/10/905000, true",
        // A captured jury that claims it could not fetch is looked at again.
        "A/10/U B/10/U C/10/U, true"
    })
    void scoresTooFewOrTooFarApart_areDisputed(String reports, boolean disputed) {
        Consensus consensus = ConsensusScore.of(reports(reports), RULES.consensus());

        assertThat(consensus.isDisputed(RULES)).isEqualTo(disputed);
    }

    @Test
    void nobodyReporting_leavesTheSubmissionUnscored() {
        Judgement judgement = Judgement.of(List.of(), RULES);

        assertThat(judgement).isEqualTo(new Judgement(new Consensus(Optional.empty(), 0, 0), false));
        assertThat(judgement.isFalse(Score.of(1), RULES)).isFalse();
    }
}
