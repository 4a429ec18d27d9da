package io.flock.client.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.Bundles;
import io.flock.client.data.Digits;
import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.client.engine.choice.EngineKind;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With real child processes. */
@Tag("thorough")
class ChildEvaluatorTest {
    private static final Bundle BUNDLE = Digits.bundle();
    private static final Examples DIGITS = Digits.examples();
    private static final EvaluationLimits LIMITS = EvaluationLimits.of(BUNDLE, 240 * 64);

    @ParameterizedTest
    @EnumSource(EngineKind.class)
    void child_measuresWhatTheEngineHereMeasures_andAHugeModelHasNoFiniteLoss(EngineKind kind) {
        ModelWeights model = Initialisation.fromSeed(
                new Digest("a".repeat(64)), BUNDLE.shape().layout());
        float[] huge = new float[model.size()];
        for (int i = 0; i < huge.length; i++) {
            huge[i] = i % 2 == 0 ? 3e38f : -3e38f;
        }
        try (Engine engine = kind.open(BUNDLE);
                ChildEvaluator child = new ChildEvaluator(kind, BUNDLE, LIMITS)) {
            assertThat(child.evaluate(model, DIGITS))
                    .isEqualTo(Evaluator.inProcess(engine).evaluate(model, DIGITS));
            Trial hostile = child.evaluate(ModelWeights.of(model.layout(), huge), DIGITS);
            assertThat(hostile).isInstanceOf(Trial.Measured.class);
            assertThat(hostile.loss()).isNaN();
        }
    }

    @Test
    void modelOfAnotherBundle_isRefused_withoutAChild() {
        try (ChildEvaluator child = new ChildEvaluator(List.of("no.such.Program"), BUNDLE, LIMITS)) {
            ModelWeights other = Initialisation.fromSeed(
                    new Digest("a".repeat(64)), Bundles.of(Bundles.TINY).shape().layout());
            assertThatThrownBy(() -> child.evaluate(other, DIGITS)).hasMessageStartingWith("MODEL_INVALID|");
        }
    }

    @Test
    void machineThatCantEvaluate_isAnError_andNoVerdict() {
        try (ChildEvaluator child = new ChildEvaluator(List.of("no.such.Program"), BUNDLE, LIMITS)) {
            assertThatThrownBy(() -> child.evaluate(filled(0), DIGITS))
                    .hasMessageStartingWith("CONFIGURATION_INVALID|the process that evaluates models of others");
        }
    }

    @Test
    @Timeout(600)
    void modelThatNeverEnds_isBroken_andTheNextIsMeasured() {
        try (ChildEvaluator child = new ChildEvaluator(
                List.of(HostileChild.class.getName()), BUNDLE, within(Duration.ofMillis(100), LIMITS.resident()))) {
            assertThat(child.evaluate(filled(HostileChild.HANGS), DIGITS))
                    .isInstanceOfSatisfying(Trial.Broken.class, broken -> assertThat(broken.limit())
                            .isEqualTo(Trial.Limit.TIME));
            Trial next = child.evaluate(filled(HostileChild.BEHAVES), DIGITS);
            while (next instanceof Trial.Broken) { // a busy machine takes longer than that
                next = child.evaluate(filled(HostileChild.BEHAVES), DIGITS);
            }
            assertThat(next.loss()).isEqualTo(1);
        }
    }

    @Test
    void modelThatKillsTheProcessTwice_isBroken() {
        try (ChildEvaluator child = new ChildEvaluator(
                List.of(HostileChild.class.getName()), BUNDLE, within(Duration.ofSeconds(30), LIMITS.resident()))) {
            assertThat(child.evaluate(filled(HostileChild.DIES), DIGITS))
                    .isInstanceOfSatisfying(Trial.Broken.class, broken -> assertThat(broken.limit())
                            .isEqualTo(Trial.Limit.PROCESS));
            assertThat(child.evaluate(filled(HostileChild.RUNS_OUT_OF_HEAP), DIGITS))
                    .isInstanceOfSatisfying(Trial.Broken.class, broken -> assertThat(broken.limit())
                            .isEqualTo(Trial.Limit.PROCESS));
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere nobody tells how much memory a process occupies")
    void modelThatTakesMemoryOutsideOfTheHeap_isBroken() {
        long resident = 320 << 20;
        assertThat(resident).isLessThan(HostileChild.FILLED);
        try (ChildEvaluator child = new ChildEvaluator(
                List.of(HostileChild.class.getName()), BUNDLE, within(Duration.ofMinutes(2), resident))) {
            assertThat(child.evaluate(filled(HostileChild.FILLS_MEMORY), DIGITS))
                    .isInstanceOfSatisfying(Trial.Broken.class, broken -> assertThat(broken.limit())
                            .isEqualTo(Trial.Limit.MEMORY));
            assertThat(child.evaluate(filled(HostileChild.BEHAVES), DIGITS).loss())
                    .isEqualTo(1);
        }
    }

    @Test
    void answerThatIsNone_isBroken() {
        try (ChildEvaluator child = new ChildEvaluator(
                List.of(HostileChild.class.getName()), BUNDLE, within(Duration.ofSeconds(30), LIMITS.resident()))) {
            assertThat(child.evaluate(filled(HostileChild.LIES), DIGITS))
                    .isInstanceOfSatisfying(Trial.Broken.class, broken -> assertThat(broken.why())
                            .contains("counted 7 examples of 240"));
        }
    }

    private static EvaluationLimits within(Duration least, long resident) {
        return new EvaluationLimits(64 << 20, resident, 1, least, Duration.ofMinutes(1));
    }

    private static ModelWeights filled(float value) {
        float[] values = new float[BUNDLE.shape().layout().elements()];
        Arrays.fill(values, value);
        return ModelWeights.of(BUNDLE.shape().layout(), values);
    }
}
