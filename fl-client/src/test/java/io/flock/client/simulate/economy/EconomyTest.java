package io.flock.client.simulate.economy;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.arena.ScoreTolerance;
import io.flock.protocol.arena.Metric;
import io.flock.protocol.arena.RewardRules;
import io.flock.protocol.money.Millionths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("thorough")
class EconomyTest {
    private static final EconomySettings SETTINGS = EconomySettings.defaults();
    private static final EconomySettings LAST_SUBMISSIONS =
            SETTINGS.with(RewardRules.defaults().withImprovement(Optional.empty()));

    @Test
    void splittingAStake_gainsLessThanOnePerCent() {
        assertThat(played(Strategy.SPLITTING, 6).holds(Strategy.SPLITTING)).isTrue();
    }

    @Test
    void copyingWhatAnybodyCanFetch_earnsNoMoreThanNotTakingPart() {
        EconomyReport report = played(Strategy.COPYING, 2);

        assertThat(report.of(Strategy.COPYING).income().mean()).isEqualTo(0);
        assertThat(report.holds(Strategy.COPYING)).isTrue();
    }

    /** Attack 17: a leak of the best model, its near copies, the best of a hundred of them, and copies behind junk. */
    @ParameterizedTest
    @EnumSource(names = {"COPYING_LEAKED", "COPYING_WORSENED", "COPYING_CHOSEN", "COPYING_AFTER_JUNK", "JUNK"})
    void leakedCopies_earnNothing_andEarnedWhereLastSubmissionsAreRanked(Strategy copying) {
        assertThat(played(copying, 12).of(copying).income()).isEqualTo(new Estimate(0, 0));
        assertThat(played(LAST_SUBMISSIONS, copying, 3).of(copying).income().low())
                .isGreaterThan(100);
    }

    /** Without a baseline an untrained model has the last rank, and that is paid; copies add nothing to it. */
    @Test
    void junk_isPaidWithoutABaseline_andCopiesAddNothing() {
        EconomySettings anything = SETTINGS.with(RewardRules.defaults());
        double junk =
                played(anything, Strategy.JUNK, 2).of(Strategy.JUNK).income().mean();

        assertThat(junk).isPositive();
        assertThat(played(anything, Strategy.COPYING_AFTER_JUNK, 2)
                        .of(Strategy.COPYING_AFTER_JUNK)
                        .income()
                        .mean())
                .isEqualTo(junk);
    }

    /** Goes on with real work: that is what the model is leaked for where it pays, and nobody can tell it from work alone. */
    @Test
    void trainingOn_fromALeakedModel_pays() {
        assertThat(played(Strategy.TRAINING_LEAKED, 4)
                        .of(Strategy.TRAINING_LEAKED)
                        .income()
                        .low())
                .isPositive();
    }

    @Test
    void withholdingScores_andGuessing_lose() {
        assertThat(played(Strategy.WITHHOLDING_SCORES, 3).holds(Strategy.WITHHOLDING_SCORES))
                .isTrue();
        assertThat(played(Strategy.LAZY_VALIDATOR, 3).holds(Strategy.LAZY_VALIDATOR))
                .isTrue();
    }

    @Test
    void loudCoalition_losesInDisputes() {
        assertThat(played(Strategy.COLLUDING_LOUD, 4).holds(Strategy.COLLUDING_LOUD))
                .isTrue();
    }

    @Test
    void quietCoalition_gainsNothing_whereADisputeBeginsWhereScoresGoUnpaid() {
        Millionths tolerance = SETTINGS.jury().scoreTolerance();
        // Where last submissions are ranked, luck is smaller: eight tasks are enough to be sure.
        EconomySettings narrow = LAST_SUBMISSIONS;
        EconomySettings wider = narrow.with(tolerance, Millionths.of(10_000));

        assertThat(SETTINGS.jury().disputeTolerance()).isEqualTo(tolerance);
        assertThat(played(narrow, Strategy.COLLUDING_QUIET, 8).holds(Strategy.COLLUDING_QUIET))
                .isTrue();
        assertThat(played(wider, Strategy.COLLUDING_QUIET, 8).holds(Strategy.COLLUDING_QUIET))
                .isFalse();
    }

    /** What has to be beaten is a score too, and a coalition's lie could move it. */
    @ParameterizedTest
    @EnumSource(names = {"COLLUDING_QUIET", "COLLUDING_SURE"})
    void coalition_gainsNothing_byMovingWhatOthersHaveToBeat(Strategy colluding) {
        assertThat(played(colluding, 40).of(colluding).gain().mean()).isNegative();
    }

    /**
     * A quiet lie lifts a copy by the tolerance and lowers what it has to beat by as much; chance does the rest. An
     * improvement of twice the tolerance leaves it to chance alone.
     */
    @Test
    void coalitionThatLiftsItsCopies_gains_andNothing_whereTwiceTheToleranceIsAskedFor() {
        Strategy copies = Strategy.COLLUDING_COPIES;
        Millionths twice = Millionths.of(2 * SETTINGS.jury().disputeTolerance().value());
        EconomySettings more = SETTINGS.with(SETTINGS.rewards().withImprovement(Optional.of(twice)));

        assertThat(played(copies, 40).of(copies).gain().low()).isPositive();
        assertThat(played(more, copies, 40).of(copies).gain().mean()).isNegative();
    }

    @Test
    void oneTippedExampleOfASmallSet_costsNothing_withTolerancesOfOneExampleAndAHalf() {
        Millionths tolerance = ScoreTolerance.of(Metric.ACCURACY, 250);
        Estimate narrow =
                played(Strategy.OTHER_MACHINE, 4).of(Strategy.OTHER_MACHINE).gain();
        Estimate wide = played(SETTINGS.with(tolerance, tolerance), Strategy.OTHER_MACHINE, 4)
                .of(Strategy.OTHER_MACHINE)
                .gain();

        assertThat(narrow.mean()).isLessThan(-0.05);
        assertThat(wide.mean()).isGreaterThan(-0.01);
    }

    @Test
    void delegationToOneself_gainsNothing_andDoesNotMakeALieCheaper() {
        assertThat(played(Strategy.SELF_DELEGATING, 6).holds(Strategy.SELF_DELEGATING))
                .isTrue();
        double lazy = played(Strategy.LAZY_VALIDATOR, 3)
                .of(Strategy.LAZY_VALIDATOR)
                .income()
                .mean();
        double delegated = played(Strategy.SELF_DELEGATING_LAZY, 3)
                .of(Strategy.SELF_DELEGATING_LAZY)
                .income()
                .mean();
        assertThat(delegated).isCloseTo(lazy, Offset.offset(0.01));
    }

    @Test
    void backedOrganisation_gains_andItsDelegatorEarnsLessThanByWork() {
        EconomyReport report = Economy.play(SETTINGS, List.of(Strategy.BACKED, Strategy.DELEGATING), 1, 6, done -> {});

        assertThat(report.holds(Strategy.BACKED)).isTrue();
        assertThat(report.of(Strategy.DELEGATING).income().low()).isPositive();
        assertThat(report.of(Strategy.DELEGATING).gain().high()).isNegative();
    }

    @Test
    void sameSeed_givesTheSameReport_andAnotherOneAnother() {
        Estimate first = played(Strategy.LAZY_NODE, 2).of(Strategy.LAZY_NODE).income();
        Estimate second = played(Strategy.LAZY_NODE, 2).of(Strategy.LAZY_NODE).income();
        Estimate other = Economy.play(SETTINGS, List.of(Strategy.LAZY_NODE), 77, 2, done -> {})
                .of(Strategy.LAZY_NODE)
                .income();

        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void interval_isThatOfTheMean() {
        Estimate estimate = Estimate.of(List.of(1.0, 2.0, 3.0, 4.0));

        assertThat(estimate.mean()).isEqualTo(2.5);
        assertThat(estimate.half()).isEqualTo(1.96 * Math.sqrt(5.0 / 3) / 2);
    }

    @Test
    void plot_isWrittenAsSvg(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("economy.svg");
        EconomyPlot.write(played(Strategy.LAZY_NODE, 1), file);

        assertThat(Files.readString(file)).contains("<svg");
    }

    private static EconomyReport played(Strategy strategy, int tasks) {
        return played(SETTINGS, strategy, tasks);
    }

    private static EconomyReport played(EconomySettings settings, Strategy strategy, int tasks) {
        return Economy.play(settings, List.of(strategy), 1, tasks, done -> {});
    }
}
