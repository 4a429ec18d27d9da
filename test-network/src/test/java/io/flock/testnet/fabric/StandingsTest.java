package io.flock.testnet.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StandingsTest {
    private static final Duration AT_ONCE = Duration.ofMillis(20);

    @Test
    void nodeThatLacksManyBlocksOfAnother_isBehind() {
        Standings standings = new Standings();

        assertThat(standings.add(90, AT_ONCE)).isEqualTo("ok, 90 blocks");
        assertThat(standings.add(40, AT_ONCE)).startsWith("behind: 40 of 90 blocks");
    }

    @Test
    void nodeThatLacksTheLastFew_isWell() {
        Standings standings = new Standings();

        standings.add(90, AT_ONCE);

        assertThat(standings.add(85, AT_ONCE)).isEqualTo("ok, 85 blocks");
    }

    @Test
    void nodeThatAnswersLate_isSlow() {
        assertThat(new Standings().add(7, Duration.ofMillis(2_100)))
                .isEqualTo("slow: it answers after 2100 ms, 7 blocks");
    }
}
