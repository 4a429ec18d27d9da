package io.flock.protocol.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 59, 3_599, 86_399, 86_400, 951_782_400, 1_764_000_007, 253_402_300_799L})
    void seconds_areShownAsTheInstantThatTheyAre(long seconds) {
        assertThat(TimeText.of(seconds))
                .isEqualTo(Instant.ofEpochSecond(seconds).toString());
    }

    @Test
    void timesWithoutAUsualDate_standAsTheyAre() {
        assertThat(TimeText.of(253_402_300_800L)).isEqualTo("253402300800");
        assertThat(TimeText.of(-1)).isEqualTo("-1");
    }
}
