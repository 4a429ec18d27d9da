package io.flock.client.simulate.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RocTest {
    @Test
    void scoreThatTellsAll_hasTheWholeArea_andTheWrongWayRoundNone() {
        double[] high = {3, 4};
        double[] low = {1, 2};

        assertThat(Roc.of(high, low)).isEqualTo(new Roc(1, 1, 1));
        assertThat(Roc.of(low, high)).isEqualTo(new Roc(0, 0, 0));
    }

    @Test
    void scoreThatTellsNothing_isACoinToss() {
        double[] same = {7, 7, 7};

        assertThat(Roc.of(same, same)).isEqualTo(new Roc(0.5, 0, 0));
    }

    @Test
    void someInOrder_areCountedPairByPair() {
        // 3 of 4 pairs are in order, one threshold finds half of the members without a mistake.
        assertThat(Roc.of(new double[] {1, 3}, new double[] {0, 2})).isEqualTo(new Roc(0.75, 0.5, 0.5));
    }

    @Test
    void normalScores_haveTheAreaAndAdvantageOfTheFormula() {
        Random random = new Random(1);
        double[] members = IntStream.range(0, 20_000)
                .mapToDouble(i -> 1 + random.nextGaussian())
                .toArray();
        double[] others = IntStream.range(0, 20_000)
                .mapToDouble(i -> random.nextGaussian())
                .toArray();

        Roc roc = Roc.of(members, others);

        assertThat(roc.auc()).as("Φ(1/√2)").isCloseTo(0.7602, within(0.01));
        assertThat(roc.advantage()).as("2Φ(1/2) − 1").isCloseTo(0.3829, within(0.02));
        assertThat(roc.strict()).as("1 − Φ(2.3263 − 1)").isCloseTo(0.0924, within(0.02));
    }

    @Test
    void likelihoodRatio_findsMembers_whereOneThresholdDoesNot() {
        // Examples are sure or unsure by themselves, far more than being in a model makes them.
        Random random = new Random(2);
        int models = 16;
        boolean[][] member = new boolean[models][100];
        double[][] loss = new double[models][100];
        for (int model = 0; model < models; model++) {
            for (int example = 0; example < 100; example++) {
                member[model][example] = (example + model) % 2 == 0;
                double logit = 4 * Math.sin(example) + (member[model][example] ? 0.5 : 0) + 0.2 * random.nextGaussian();
                loss[model][example] = Math.log1p(Math.exp(-logit));
            }
        }
        Confidences confidences = Confidences.ofLosses(member, loss);

        assertThat(confidences.threshold().auc()).isBetween(0.5, 0.6);
        assertThat(confidences.likelihoodRatio().auc()).isGreaterThan(0.9);
    }

    @Test
    void modelThatGivesNoNumber_isSureOfNothing() {
        boolean[][] member = {{true}, {false}, {true}, {false}};
        double[][] loss = {{Double.NaN}, {0.1}, {0.1}, {0}};

        assertThat(Confidences.ofLosses(member, loss).threshold().auc()).isEqualTo(0.125);
    }

    @Test
    void boundOnTheAdvantage_fallsWithTheNoise() {
        Roc any = new Roc(0.5, 0, 0);

        assertThat(new MembershipResult(0, 1, any, any, 0, 0).mostAdvantage()).isEqualTo(1);
        assertThat(new MembershipResult(1, 1, any, any, 0, 0).mostAdvantage())
                .as("2Φ(1) − 1")
                .isCloseTo(0.682689, within(1e-6));
        assertThat(new MembershipResult(5, 1, any, any, 0, 0).mostAdvantage())
                .as("2Φ(0.2) − 1")
                .isCloseTo(0.158519, within(1e-6));
    }
}
