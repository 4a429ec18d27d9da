package io.flock.client.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.engine.TrainingProgress;
import io.flock.client.judge.Deadline;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimedTrainingTest {
    private static final Deadline PAST = () -> true;

    @Test
    void trainingInTime_takesAllItsSteps() {
        TimedTraining training = TimedTraining.until(Deadline.NONE, TrainingProgress.NONE);

        assertThat(training.endsAfter(9, 10)).isFalse();
        assertThat(training.cut()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5, 10", "9, 10", "6, 11", "1, 2"})
    void halfOfTheSteps_areProposedWhenTimeIsUp(long steps, long all) {
        TimedTraining training = TimedTraining.until(PAST, TrainingProgress.NONE);

        assertThat(training.endsAfter(steps, all)).isTrue();
        assertThat(training.cut()).hasValue(steps);
        assertThat(training.all()).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({"4, 10", "1, 3", "5, 11"})
    void lessThanHalf_isNoUpdate(long steps, long all) {
        TimedTraining training = TimedTraining.until(PAST, TrainingProgress.NONE);

        assertThatThrownBy(() -> training.endsAfter(steps, all))
                .hasMessageStartingWith("TRAINING_TOO_LONG|training had taken " + steps + " of " + all + " steps");
        assertThat(training.cut()).isEmpty();
    }

    @Test
    void trainingThatHasToWaitForOthers_isGivenUpWhenTimeIsUp_unlessItIsMadeAgain() {
        assertThatCode(() ->
                        TimedTraining.until(() -> false, TrainingProgress.NONE).waiting())
                .doesNotThrowAnyException();
        assertThatThrownBy(
                        () -> TimedTraining.until(PAST, TrainingProgress.NONE).waiting())
                .hasMessageStartingWith("TRAINING_TOO_LONG|training had not begun");
        assertThatCode(() -> TimedTraining.again(3, TrainingProgress.NONE).waiting())
                .doesNotThrowAnyException();
    }

    @Test
    void updateThatIsMadeAgain_hasTheStepsOfTheFirstTime() {
        TimedTraining training = TimedTraining.again(3, TrainingProgress.NONE);

        assertThat(training.endsAfter(2, 10)).isFalse();
        assertThat(training.endsAfter(3, 10)).isTrue();
        assertThat(training.cut()).isEmpty();
    }

    @Test
    void proposersTime_isUpWhenAnEighthOfThePhaseIsLeft() {
        assertThat(at(986).training().isPast()).isFalse();
        assertThat(at(988).training().isPast()).isTrue();
    }

    /** In the phase from second 900 to 1000. */
    private static ProposingTime at(long second) {
        return new ProposingTime(1_000, 100, Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC));
    }
}
