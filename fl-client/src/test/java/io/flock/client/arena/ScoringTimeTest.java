package io.flock.client.arena;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ScoringTimeTest {
    private static ScoringTime at(long now) {
        return new ScoringTime(1_000, 400, Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC));
    }

    @Test
    void submissionsShareWhatIsLeftOfTheFirstHalf_andThenOfWhatComesBeforeTheLastEighth() {
        assertThat(at(700).isLate()).isFalse();
        assertThat(at(700).fetching().next(4)).isEqualTo(Duration.ofSeconds(25));
        assertThat(at(850).isLate()).isTrue();
        assertThat(at(850).fetching().next(2)).isEqualTo(Duration.ofSeconds(50));
        assertThat(at(990).fetching().next(2)).as("never nothing").isEqualTo(Duration.ofSeconds(10));
    }
}
