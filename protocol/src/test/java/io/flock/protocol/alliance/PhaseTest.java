package io.flock.protocol.alliance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhaseTest {
    @ParameterizedTest
    @EnumSource(Phase.class)
    void aTask_canBeStoppedInEveryPhaseThatIsNotItsLast(Phase phase) {
        assertThat(phase.next().contains(Phase.CANCELLED)).isEqualTo(!phase.isTerminal());
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void everyPhase_leadsToTheEnd_andEveryCommitToItsReveal(Phase phase) {
        if (phase.isCommit()) {
            assertThat(phase.next())
                    .containsExactly(Phase.valueOf(phase.name().replace("COMMIT", "REVEAL")), Phase.CANCELLED);
        }
        assertThat(phase.next()).doesNotContain(Phase.RECRUITING);
    }

    @Test
    void onlySeed_mayFollowItself() {
        for (Phase phase : Phase.values()) {
            assertThat(phase.next().contains(phase)).isEqualTo(phase == Phase.SEED);
        }
    }
}
