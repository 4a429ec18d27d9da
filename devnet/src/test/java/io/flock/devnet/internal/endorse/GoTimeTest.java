package io.flock.devnet.internal.endorse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GoTimeTest {
    @Test
    void durations_areWrittenAsInGo() {
        assertThat(GoTime.text(Duration.ofMinutes(15))).isEqualTo("15m0s");
        assertThat(GoTime.text(Duration.ofHours(1))).isEqualTo("1h0m0s");
        assertThat(GoTime.text(Duration.ofSeconds(10))).isEqualTo("10s");
        assertThat(GoTime.text(Duration.ofMillis(1500))).isEqualTo("1.5s");
        assertThat(GoTime.text(Duration.ofMillis(200))).isEqualTo("200ms");
        assertThat(GoTime.text(Duration.ZERO)).isEqualTo("0s");
    }

    @Test
    void times_areWrittenToTheSecond() {
        assertThat(GoTime.text(Instant.ofEpochSecond(0, 999_999_999))).isEqualTo("1970-01-01T00:00:00Z");
    }
}
