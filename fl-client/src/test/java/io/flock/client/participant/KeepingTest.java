package io.flock.client.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.identity.AccountId;
import java.time.Duration;
import java.util.List;
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
    void accountOutsideOfTheOrder_waitsForTheGraceAlone_inEveryRound() {
        Keeping keeping = new Keeping(Duration.ofSeconds(1), Duration.ofSeconds(2));
        AccountId outside = AccountId.of("Org3MSP", "creator");

        for (int round = 0; round < 3; round++) {
            assertThat(keeping.of(outside, List.of(AccountId.of("Org1MSP", "a"), AccountId.of("Org1MSP", "b")), round))
                    .isEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void negativeGrace_isRefused() {
        assertThatThrownBy(() -> new Keeping(Duration.ofSeconds(-1), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
