package io.flock.client.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsensusReleaseTest {
    @ParameterizedTest
    @EnumSource(
            value = ArenaPhase.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"COMPLETED", "CANCELLED"})
    void taskThatGoesOn_saysToWait(ArenaPhase phase) {
        FlockException refused = refusal(phase);

        assertThat(refused.what()).isEqualTo("task task has no consensus model yet: it is in " + phase);
        assertThat(refused.todo()).isEqualTo("wait until it is completed, as 'flock status task' shows it");
    }

    @ParameterizedTest
    @EnumSource(
            value = ArenaPhase.class,
            names = {"COMPLETED", "CANCELLED"})
    void taskThatEndedWithoutAModel_doesNotSayToWait(ArenaPhase phase) {
        FlockException refused = refusal(phase);

        assertThat(refused.what()).isEqualTo("task task has no consensus model: it is " + phase + " without one");
        assertThat(refused.todo()).isEqualTo("there will be none: choose another of 'flock arena list'");
    }

    private static FlockException refusal(ArenaPhase phase) {
        FlockException refused = catchThrowableOfType(
                FlockException.class,
                () -> ConsensusRelease.consensus(new ArenaSituations().in(phase).task(), ArenaSituations.TASK));
        assertThat(refused.code()).contains(ErrorCode.WRONG_PHASE);
        return refused;
    }
}
