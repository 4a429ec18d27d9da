package io.flock.protocol.arena;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArenaPhaseTest {
    @Test
    void everyPhase_isReachedFromOpen() {
        EnumSet<ArenaPhase> reached = EnumSet.of(ArenaPhase.OPEN);
        Deque<ArenaPhase> left = new ArrayDeque<>(reached);
        while (!left.isEmpty()) {
            left.remove().next().stream().filter(reached::add).forEach(left::add);
        }

        assertThat(reached).isEqualTo(EnumSet.allOf(ArenaPhase.class));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"COMPLETED", "CANCELLED"})
    void everyPhaseButTheLast_canBeStopped(ArenaPhase phase) {
        assertThat(phase.next()).contains(ArenaPhase.CANCELLED).doesNotContain(ArenaPhase.OPEN);
        assertThat(phase.isTerminal()).isFalse();
    }

    @Test
    void everyPhaseThatWaitsForSomebody_hasALength() {
        assertThat(ArenaPhase.values())
                .allSatisfy(phase -> assertThat(ArenaPhaseLengths.all(7).of(phase))
                        .isEqualTo(phase == ArenaPhase.CLOSED || phase.isTerminal() ? 0 : 7));
    }
}
