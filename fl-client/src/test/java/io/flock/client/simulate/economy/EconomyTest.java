package io.flock.client.simulate.economy;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.arena.ScoreTolerance;
import io.flock.protocol.arena.Metric;
import io.flock.protocol.money.Millionths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class EconomyTest {
    private static final EconomySettings SETTINGS = EconomySettings.defaults();

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
        EconomySettings wider = SETTINGS.with(tolerance, Millionths.of(10_000));

        assertThat(SETTINGS.jury().disputeTolerance()).isEqualTo(tolerance);
        assertThat(played(Strategy.COLLUDING_QUIET, 8).holds(Strategy.COLLUDING_QUIET))
                .isTrue();
        assertThat(played(wider, Strategy.COLLUDING_QUIET, 8).holds(Strategy.COLLUDING_QUIET))
                .isFalse();
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
