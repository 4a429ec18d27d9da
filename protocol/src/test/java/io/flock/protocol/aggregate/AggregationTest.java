package io.flock.protocol.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.Tensors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregationTest {
    private static final TensorLayout PAIR = Tensors.vector(2);
    private static final ModelWeights ORIGIN = pair(0, 0);
    private static final List<String> RULES = List.of(
            "fedavg",
            "median",
            "trimmedMean(0.2)",
            "krum(1)",
            "multiKrum(1,2)",
            "geometricMedian",
            "clippedMean(9000)");

    @Property(tries = 200)
    void everyCoordinate_liesBetweenTheLeastAndTheGreatest(
            @ForAll @Size(min = 5, max = 20) List<@FloatRange(min = -1000, max = 1000) Float> xs) {
        List<ModelWeights> updates = xs.stream().map(x -> pair(x, -x)).toList();
        float least = Collections.min(xs);
        float most = Collections.max(xs);
        for (String rule : RULES) {
            ModelWeights mean = aggregate(rule, updates);
            assertThat(mean.get(0)).as(rule).isBetween(Math.nextDown(least), Math.nextUp(most));
            assertThat(mean.get(1)).as(rule).isBetween(Math.nextDown(-most), Math.nextUp(-least));
        }
    }

    @Property(tries = 200)
    void medianAndTrimmedMean_haveTheSameBits_whoeverSentWhichUpdate(
            @ForAll @Size(min = 1, max = 30) List<@FloatRange(min = -1e30f, max = 1e30f) Float> xs,
            @ForAll Random random) {
        List<ModelWeights> updates = xs.stream().map(x -> pair(x, -x / 3)).toList();
        List<ModelWeights> shuffled = new ArrayList<>(updates);
        Collections.shuffle(shuffled, random);
        for (String rule : List.of("median", "trimmedMean(0.3)")) {
            assertThat(aggregate(rule, shuffled)).as(rule).isEqualTo(aggregate(rule, updates));
        }
    }

    @Property(tries = 100)
    void rulesThatSum_differByNoMoreThanRounding_whoeverSentWhichUpdate(
            @ForAll @Size(min = 5, max = 20) List<@FloatRange(min = -100, max = 100) Float> xs, @ForAll Random random) {
        List<ModelWeights> updates = xs.stream().map(x -> pair(x, x * x / 100)).toList();
        List<ModelWeights> shuffled = new ArrayList<>(updates);
        Collections.shuffle(shuffled, random);
        for (String rule : List.of("fedavg", "geometricMedian", "clippedMean(50)")) {
            ModelWeights one = aggregate(rule, updates);
            ModelWeights other = aggregate(rule, shuffled);
            assertThat(other.get(0)).as(rule).isCloseTo(one.get(0), within(1e-4f));
            assertThat(other.get(1)).as(rule).isCloseTo(one.get(1), within(1e-4f));
        }
    }

    @Property(tries = 300)
    void network_givesTheRanksThatSortingGives(
            @ForAll @Size(min = 1, max = 70) List<@FloatRange(min = -8, max = 8) Float> xs,
            @ForAll @IntRange(max = 69) int one,
            @ForAll @IntRange(max = 69) int other) {
        int lowest = Math.min(one, other) % xs.size();
        int highest = Math.max(lowest, Math.max(one, other) % xs.size());
        float[][] rows = new float[xs.size()][1];
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = xs.get(i);
        }
        SortingNetwork.of(rows.length, lowest, highest).sort(rows, 1);

        List<Float> sorted = xs.stream().sorted(Comparator.naturalOrder()).toList();
        for (int rank = lowest; rank <= highest; rank++) {
            assertThat(rows[rank][0]).isEqualTo(sorted.get(rank));
        }
    }

    @Test
    void networkForTheMedian_isSmallerThanTheOneThatSorts() {
        assertThat(SortingNetwork.of(50, 24, 25).size())
                .isLessThan(SortingNetwork.of(50, 0, 49).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"median", "trimmedMean(0.4)", "krum(2)", "multiKrum(2,3)", "geometricMedian"})
    void robustRules_withstandTwoOfSeven_thatTheMeanDoesNot(String rule) {
        List<ModelWeights> updates = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            updates.add(pair(1 + i * 0.01f, -1 - i * 0.01f));
        }
        updates.add(pair(1e6f, 1e6f));
        updates.add(pair(1e6f, 1.1e6f));

        assertThat(aggregate(rule, updates).get(0)).isCloseTo(1, within(0.1f));
        assertThat(aggregate(rule, updates).get(1)).isCloseTo(-1, within(0.1f));
        assertThat(aggregate("fedavg", updates).get(0)).isGreaterThan(1e5f);
    }

    @Test
    void clippedMean_letsNobodyPullFurtherThanTheBound() {
        ModelWeights mean = aggregate("clippedMean(3)", List.of(pair(300, 400), pair(-1, 0), pair(0, 0)));

        // (3/5·3, 4/5·3) and (-1, 0) and (0, 0).
        assertThat(mean.get(0)).isEqualTo((float) ((3 / 500.0 * 300 - 1) / 3));
        assertThat(mean.get(1)).isEqualTo((float) (3 / 500.0 * 400 / 3));
    }

    @Test
    void geometricMedianOnALine_isTheMedian() {
        ModelWeights median = aggregate("geometricMedian", List.of(pair(0, 0), pair(1, 0), pair(10, 0)));

        assertThat(median.get(0)).isCloseTo(1, within(1e-4f));
    }

    /** Updates are added five at a time; every number that can be left over is among these. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 50})
    void equalWeights_giveTheBitsOfTheStreamingAverage(int count) {
        List<ModelWeights> updates = Generated.updates(count, 70_001);
        FedAvg streaming = new FedAvg(updates.get(0).layout());
        Generated.byAccount(updates).forEach(streaming::add);

        assertThat(Aggregation.of(AggregationRule.fedavg(), updates.get(0), Generated.byAccount(updates)))
                .isEqualTo(streaming.result());
    }

    @Test
    void fewerUpdatesThanTheRuleNeeds_areRefused() {
        assertThatThrownBy(() -> aggregate("krum(1)", Collections.nCopies(4, ORIGIN)))
                .hasMessageStartingWith("INVALID_ARGUMENT|krum(1) combines at least 5 updates, not 4");
        assertThatThrownBy(() -> aggregate("fedavg", List.of())).hasMessageContaining("at least 1 updates, not 0");
    }

    @Test
    void anotherLayout_isRefused_withItsAccount() {
        assertThatThrownBy(() -> Aggregation.of(
                        AggregationRule.fedavg(), ORIGIN, Generated.byAccount(List.of(ORIGIN, Tensors.small()))))
                .hasMessageStartingWith("MODEL_INVALID|the update of Org1MSP::user001 has another layout");
    }

    @Test
    void anotherOrderThanThatOfTheAccounts_isRefused() {
        SortedMap<AccountId, ModelWeights> reversed = new TreeMap<>(Comparator.reverseOrder());
        reversed.putAll(Generated.byAccount(List.of(ORIGIN, ORIGIN)));

        assertThatThrownBy(() -> Aggregation.of(AggregationRule.fedavg(), ORIGIN, reversed))
                .hasMessageContaining("does not come after");
    }

    private static ModelWeights aggregate(String rule, List<ModelWeights> updates) {
        return Aggregation.of(AggregationRule.parse(rule), ORIGIN, Generated.byAccount(updates));
    }

    private static ModelWeights pair(float first, float second) {
        return ModelWeights.of(PAIR, new float[] {first, second});
    }
}
