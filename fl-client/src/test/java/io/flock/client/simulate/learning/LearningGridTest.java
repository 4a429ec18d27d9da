package io.flock.client.simulate.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.flock.client.attack.FlippedLabels;
import io.flock.client.data.Digits;
import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.client.engine.dense.DenseEngine;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class LearningGridTest {
    private static final Digest SEED = new Digest("5".repeat(64));
    private static final LearningSettings SETTINGS =
            new LearningSettings(Digits.bundle(), Digits.examples(), 12, 3, 2, 60);

    @TempDir
    Path folder;

    @Test
    void everyAttack_isPlayedAgainstEveryDefence() {
        try (Engine engine = DenseEngine.open(SETTINGS.bundle())) {
            for (Poison attack : Poison.values()) {
                if (attack != Poison.NONE) {
                    for (Defence defence : Defence.values()) {
                        LearningResult result = LearningRun.play(
                                new LearningCell(attack, defence, Distribution.IID, 30, 1), SETTINGS, engine);
                        assertThat(result.accuracies()).as(result.cell().id()).hasSize(2);
                        assertThat(result.accuracy()).isBetween(0.0, 1.0);
                    }
                }
            }
        }
    }

    @Test
    void nobodyProposes_whoseTrainingDiverges() {
        try (Engine engine = DenseEngine.open(SETTINGS.bundle())) {
            float[] values = new float[engine.layout().elements()];
            Arrays.fill(values, 3e38f);
            ModelWeights lost = ModelWeights.of(engine.layout(), values);
            for (Poison attack : List.of(Poison.LABEL_FLIP, Poison.SIGN_FLIP_TEN, Poison.FRAMING, Poison.BACKDOOR)) {
                Coalition coalition = new Coalition(cell(attack), SETTINGS, engine);

                assertThat(coalition.propose(lost, coalition.accounts(), 0))
                        .as(attack.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void framing_changesWhatTheCoalitionSends_andNothingElse() {
        try (Engine engine = DenseEngine.open(SETTINGS.bundle())) {
            SortedMap<AccountId, ModelWeights> trained = firstProposals(Poison.RANDOM_VOTES, engine);
            SortedMap<AccountId, ModelWeights> framed = firstProposals(Poison.FRAMING, engine);
            SortedSet<AccountId> changed = new TreeSet<>(trained.keySet());
            changed.removeIf(account -> framed.get(account).equals(trained.get(account)));

            assertThat(framed.keySet()).isEqualTo(trained.keySet());
            assertThat(changed).isEqualTo(malicious(engine));
        }
    }

    private static SortedSet<AccountId> malicious(Engine engine) {
        Coalition coalition = new Coalition(cell(Poison.FRAMING), SETTINGS, engine);
        SortedSet<AccountId> malicious = new TreeSet<>(coalition.accounts());
        malicious.removeIf(account -> !coalition.isMalicious(account));
        return malicious;
    }

    private static LearningCell cell(Poison attack) {
        return new LearningCell(attack, Defence.ATTRIBUTED, Distribution.IID, 30, 1);
    }

    private static SortedMap<AccountId, ModelWeights> firstProposals(Poison attack, Engine engine) {
        Coalition coalition = new Coalition(cell(attack), SETTINGS, engine);
        ModelWeights global = Initialisation.fromSeed(coalition.seed(), engine.layout());
        return coalition.propose(global, coalition.accounts(), 0);
    }

    @Test
    void cells_doNotDependOnThreadsOrOrder_andFinishedOnesAreNotPlayedAgain() throws Exception {
        List<LearningCell> cells = LearningGrid.cells(
                List.of(Poison.LABEL_FLIP, Poison.SILENCE),
                List.of(Defence.MEDIAN, Defence.ATTRIBUTED),
                List.of(Distribution.DIRICHLET_HALF),
                List.of(30),
                1);
        ResultFile alone = ResultFile.open(folder.resolve("alone"), SETTINGS);
        LearningGrid.play(cells, SETTINGS, alone, 1, result -> {});
        List<LearningCell> reversed = new ArrayList<>(cells);
        Collections.reverse(reversed);
        ResultFile together = ResultFile.open(folder.resolve("together"), SETTINGS);
        LearningGrid.play(reversed, SETTINGS, together, 3, result -> {});

        assertThat(cells).hasSize(6);
        assertThat(together.of(cells)).isEqualTo(alone.of(cells)).hasSize(6);
        Path file = folder.resolve("alone");
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 9));
        List<LearningResult> again = new ArrayList<>();
        ResultFile resumed = ResultFile.open(file, SETTINGS);
        LearningGrid.play(cells, SETTINGS, resumed, 1, again::add);
        assertThat(again).hasSize(1);
        assertThat(resumed.of(cells)).isEqualTo(alone.of(cells));
    }

    @Test
    void resultsOfOtherSettings_areRefused() throws IOException {
        Path file = folder.resolve("results");
        Files.writeString(file, "{\"settings\":\"other\"}\n");

        assertThatThrownBy(() -> ResultFile.open(file, SETTINGS))
                .hasMessageStartingWith("CONFIGURATION_INVALID|")
                .hasMessageContaining("other settings");
        Files.writeString(file, "null\n");
        assertThatThrownBy(() -> ResultFile.open(file, SETTINGS)).hasMessageContaining("a line is no result");
        JsonObject lacking = ResultFile.json(result(Defence.MEDIAN, List.of(0.5), StakeCourse.NONE));
        lacking.addProperty("settings", SETTINGS.key());
        lacking.remove("accuracies");
        Files.writeString(file, lacking + "\n");
        assertThatThrownBy(() -> ResultFile.open(file, SETTINGS)).hasMessageContaining("a line is no result");
    }

    @Test
    void resultsOnOtherDataOfAsManyExamples_areRefused_andThoseOfEarlierReleasesAreNot() throws IOException {
        LearningResult result = result(Defence.MEDIAN, List.of(0.5, 0.75), StakeCourse.NONE);
        LearningCell cell = result.cell();
        Path file = folder.resolve("results");
        ResultFile.open(file, SETTINGS).add(result);
        LearningSettings relabelled =
                new LearningSettings(Digits.bundle(), FlippedLabels.of(Digits.examples()), 12, 3, 2, 60);

        assertThat(relabelled.key()).isEqualTo(SETTINGS.key());
        assertThatThrownBy(() -> ResultFile.open(file, relabelled))
                .hasMessageStartingWith("CONFIGURATION_INVALID|")
                .hasMessageContaining("on other data of as many examples");
        assertThat(ResultFile.open(file, SETTINGS).has(cell)).isTrue();

        String line = Files.readString(file);
        Files.writeString(file, line.replaceFirst(",\"data\":\"[0-9a-f]{64}\"", ""));
        assertThat(Files.readString(file)).isNotEqualTo(line);
        assertThat(ResultFile.open(file, relabelled).has(cell)).isTrue();
    }

    @Test
    void lineThatWasCutOff_isTakenAway_andWhatStandsBeforeItStays() throws IOException {
        LearningResult result = result(Defence.MEDIAN, List.of(0.5, 0.75), StakeCourse.NONE);
        LearningCell cell = result.cell();
        Path file = folder.resolve("results");
        ResultFile.open(file, SETTINGS).add(result);
        String whole = Files.readString(file);
        for (int length = 1; length < whole.length(); length += 17) {
            Files.writeString(file, whole + whole.substring(0, length));

            assertThat(ResultFile.open(file, SETTINGS).has(cell)).isTrue();
            assertThat(file).hasContent(whole);
        }
        Files.writeString(file, whole.substring(0, 20));
        assertThat(ResultFile.open(file, SETTINGS).has(cell)).isFalse();
        assertThat(file).isEmptyFile();
    }

    @Test
    void dirichletParts_holdEverything_withoutOverlap_andAreUneven() {
        Examples digits = Digits.examples();
        for (Distribution distribution : Distribution.values()) {
            List<Examples> parts = distribution.deal(digits, 12, SEED);
            int[] counts = new int[10];
            for (Examples part : parts) {
                assertThat(part.size()).isGreaterThanOrEqualTo(5);
                int[] own = part.classCounts();
                for (int c = 0; c < 10; c++) {
                    counts[c] += own[c];
                }
            }
            assertThat(counts).isEqualTo(digits.classCounts());
        }
        assertThat(mostOfOneClass(Distribution.DIRICHLET_TENTH)).isGreaterThan(2 * mostOfOneClass(Distribution.IID));
    }

    private static double mostOfOneClass(Distribution distribution) {
        double sum = 0;
        for (Examples part : distribution.deal(Digits.examples(), 12, SEED)) {
            int most = 0;
            for (int count : part.classCounts()) {
                most = Math.max(most, count);
            }
            sum += (double) most / part.size();
        }
        return sum;
    }

    @Test
    void tableShowsWhatWasPlayed_andPlotsToo() throws Exception {
        StakeCourse stakes = new StakeCourse(List.of(1.0, 1.1), List.of(0.95, 0.9));
        List<LearningResult> results = List.of(
                result(Defence.MEDIAN, List.of(0.5, 0.75), StakeCourse.NONE),
                result(Defence.ATTRIBUTED, List.of(0.6, 0.8), stakes));
        LearningPlot alie = new LearningPlot(results, Poison.ALIE, Distribution.IID, 40);
        LearningPlot noise = new LearningPlot(results, Poison.NOISE, Distribution.IID, 40);

        assertThat(LearningTable.rows(results, Distribution.IID, 40, List.of(Defence.FEDAVG, Defence.MEDIAN)))
                .containsExactly(List.of("alie", "", "75.0"));
        alie.writeAccuracy(folder.resolve("accuracy.svg"));
        alie.writeStakes(folder.resolve("stakes.svg"));
        noise.writeAccuracy(folder.resolve("none.svg"));
        noise.writeStakes(folder.resolve("none-stakes.svg"));
        assertThat(folder.resolve("accuracy.svg"))
                .content()
                .contains("stroke:rgb(230,159,0)", "stroke:rgb(0,0,0);stroke-width:3.5");
        assertThat(folder.resolve("stakes.svg"))
                .content()
                .contains("stroke:rgb(0,114,178);stroke-width:3.5", "stroke:rgb(213,94,0);stroke-width:3.5")
                .doesNotContain("stroke:rgb(230,159,0)");
        assertThat(folder.resolve("none.svg")).doesNotExist();
        assertThat(folder.resolve("none-stakes.svg")).doesNotExist();
    }

    private static LearningResult result(Defence defence, List<Double> accuracies, StakeCourse stakes) {
        LearningCell cell = new LearningCell(Poison.ALIE, defence, Distribution.IID, 40, 1);
        return new LearningResult(cell, accuracies, 0.1, 2, 1, 1, 0, stakes);
    }

    @Test
    void stakes_areKeptForEachRound_whereThereAreAny() {
        try (Engine engine = DenseEngine.open(SETTINGS.bundle())) {
            LearningResult staked = LearningRun.play(cell(Poison.LABEL_FLIP), SETTINGS, engine);
            LearningResult unstaked = LearningRun.play(
                    new LearningCell(Poison.LABEL_FLIP, Defence.MEDIAN, Distribution.IID, 30, 1), SETTINGS, engine);

            assertThat(staked.stakes().honest()).hasSize(2).last().isEqualTo(staked.honestStake());
            assertThat(staked.stakes().malicious()).hasSize(2).last().isEqualTo(staked.maliciousStake());
            assertThat(unstaked.stakes()).isEqualTo(StakeCourse.NONE);
            assertThat(unstaked.honestStake()).isEqualTo(1);
        }
    }

    @Test
    void resultsWithoutStakesOfEachRound_areReadAsTheyWereWritten() throws IOException {
        LearningResult result = result(Defence.ATTRIBUTED, List.of(0.6, 0.8), StakeCourse.NONE);
        JsonObject line = ResultFile.json(result);
        line.addProperty("settings", SETTINGS.key());
        Path file = folder.resolve("results");
        Files.writeString(file, line + "\n");

        assertThat(line.keySet()).doesNotContain("honestStakes", "maliciousStakes");
        assertThat(ResultFile.open(file, SETTINGS).of(List.of(result.cell()))).containsExactly(result);
    }

    @Test
    void quantile_isThatOfTables() {
        assertThat(NormalQuantile.of(0.975)).isBetween(1.95996, 1.95997);
        assertThat(NormalQuantile.of(0.5)).isBetween(-1e-12, 1e-12);
    }
}
