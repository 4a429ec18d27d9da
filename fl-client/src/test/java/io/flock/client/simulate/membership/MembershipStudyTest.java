package io.flock.client.simulate.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Digits;
import io.flock.client.engine.Engine;
import io.flock.client.engine.choice.EngineKind;
import io.flock.protocol.commitment.Digest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MembershipStudyTest {
    private static final Digest SEED = new Digest("%064x".formatted(1));
    /** By how much a measured figure may be off by chance. */
    private static final double CHANCE = 0.06;

    @Test
    @Tag("slow")
    void whatAnUpdateTellsOfItsExamples_isFoundByTheAttacks_andHeldBackByNoise() {
        Bundle bundle = Digits.bundleWith("\"localEpochs\": 5", "\"localEpochs\": 40");
        List<MembershipResult> results;
        try (Engine engine = EngineKind.DL4J.open(bundle)) {
            results = MembershipStudy.play(settings(bundle, 60, 16, List.of(0.5, 5.0)), engine);
        }
        MembershipResult bare = results.get(0);
        MembershipResult private5 = results.get(2);

        assertThat(bare.likelihoodRatio().auc()).isGreaterThan(0.6);
        assertThat(bare.accuracy()).isGreaterThan(0.6);
        assertThat(private5.threshold().auc()).isBetween(0.5 - CHANCE, 0.5 + CHANCE);
        assertThat(private5.likelihoodRatio().auc()).isBetween(0.5 - CHANCE, 0.5 + CHANCE);
        assertThat(results)
                .allSatisfy(result -> assertThat(result.advantage()).isLessThan(result.mostAdvantage() + CHANCE));
        assertThat(results).extracting(MembershipResult::epsilon).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void sameSeed_measuresTheSame_andUpdatesWithoutNoiseComeFirst() {
        MembershipSettings settings = settings(Digits.bundle(), 10, 4, List.of(1.0));
        try (Engine engine = EngineKind.DL4J.open(settings.bundle())) {
            List<MembershipResult> results = MembershipStudy.play(settings, engine);

            assertThat(results).extracting(MembershipResult::noiseMultiplier).containsExactly(0.0, 1.0);
            assertThat(results.get(0).epsilon()).isInfinite();
            assertThat(results.get(1).epsilon()).as("of one update at z = 1").isBetween(4.7, 4.8);
            assertThat(MembershipStudy.play(settings, engine)).isEqualTo(results);
        }
    }

    @Test
    void moreMembersThanThereAreExamplesFor_areRefused() {
        assertThatThrownBy(() -> settings(Digits.bundle(), 120, 4, List.of(1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("120 members of 240 examples");
        assertThatThrownBy(() -> settings(Digits.bundle(), 10, 5, List.of(1.0))).hasMessageContaining("5 models");
        assertThatThrownBy(() -> settings(Digits.bundle(), 10, 4, List.of(0.0))).hasMessageContaining("noise [0.0]");
    }

    private static MembershipSettings settings(Bundle bundle, int members, int models, List<Double> noise) {
        return new MembershipSettings(bundle, Digits.examples(), members, models, 1, noise, 1e-5, SEED);
    }
}
