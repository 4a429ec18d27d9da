package io.flock.protocol.arena.jury;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.arena.Consensus;
import io.flock.protocol.arena.ConsensusRule;
import io.flock.protocol.arena.JuryRules;
import io.flock.protocol.arena.Score;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class ConsensusPropertiesTest {
    private static final JuryRules RULES = JuryRules.defaults();

    private static Report report(int organisation, int number, long stake, Score score) {
        return new Report(AccountId.of("Org" + organisation, "v" + number), Amount.ofMicros(stake), score);
    }

    private static List<Report> honest(List<Integer> scores) {
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            reports.add(report(i, i, 1_000_000, Score.of(scores.get(i))));
        }
        return reports;
    }

    /** Attack 14: below half of the weight, no score moves the median out of the honest ones. */
    @Property(tries = 300)
    void attack14_aMinorityOfTheWeight_canNotMoveTheMedianOutOfTheHonestScores(
            @ForAll @Size(min = 2, max = 9) List<@IntRange(max = 1_000_000) Integer> honest,
            @ForAll @IntRange(min = 1, max = 8) int colluders,
            @ForAll @IntRange(max = 1_000_000) int lie) {
        List<Report> reports = new ArrayList<>(honest(honest));
        long budget = honest.size() * 1_000_000L - 1;
        for (int i = 0; i < colluders; i++) {
            reports.add(report(100 + i, i, budget / colluders, Score.of(lie)));
        }

        Score median = ConsensusScore.of(reports, ConsensusRule.STAKE_WEIGHTED_MEDIAN)
                .score()
                .orElseThrow();

        assertThat(median.millionths()).isBetween(Collections.min(honest), Collections.max(honest));
    }

    @Property(tries = 200)
    void theOrderOfReports_changesNothing(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 1_000_000) Integer> scores,
            @ForAll ConsensusRule rule,
            @ForAll long shuffle) {
        List<Report> reports = honest(scores);
        List<Report> shuffled = new ArrayList<>(reports);
        Collections.shuffle(shuffled, new Random(shuffle));

        assertThat(ConsensusScore.of(shuffled, rule)).isEqualTo(ConsensusScore.of(reports, rule));
        assertThat(Judgement.of(shuffled, RULES)).isEqualTo(Judgement.of(reports, RULES));
    }

    @Property(tries = 200)
    void splittingAReportOverAccounts_changesNoConsensus(
            @ForAll @Size(min = 3, max = 7) List<@IntRange(max = 1_000_000) Integer> scores,
            @ForAll @LongRange(min = 1, max = 9) long half,
            @ForAll ConsensusRule rule) {
        List<Report> whole = new ArrayList<>(honest(scores));
        List<Report> split = new ArrayList<>(whole.subList(1, whole.size()));
        whole.set(0, report(0, 0, 2 * half * 1_000_000, Score.of(scores.get(0))));
        split.add(report(0, 0, half * 1_000_000, Score.of(scores.get(0))));
        split.add(report(0, 77, half * 1_000_000, Score.of(scores.get(0))));

        Consensus one = ConsensusScore.of(whole, rule);
        Consensus two = ConsensusScore.of(split, rule);

        assertThat(two.score().orElseThrow().millionths())
                .isCloseTo(one.score().orElseThrow().millionths(), org.assertj.core.data.Offset.offset(1));
    }
}
