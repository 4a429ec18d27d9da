package io.flock.client.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.alliance.Phase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeepingTest {
    private static final Keeping IN_TURN = new Keeping(Duration.ofSeconds(1), Duration.ofSeconds(2));

    @Test
    void keeper_neverWaits() {
        assertThat(Keeping.KEEPER.of(
                        Situations.ME, Situations.in(Phase.SEED).get().task()))
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void soleMember_waitsForTheGraceAlone() {
        assertThat(IN_TURN.of(Situations.ME, Situations.in(Phase.SEED).get().task()))
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void negativeGrace_isRefused() {
        assertThatThrownBy(() -> new Keeping(Duration.ofSeconds(-1), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
