package io.flock.client.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FractionsTest {
    @ParameterizedTest
    @CsvSource({"0, 0 %", "1, 0.0001 %", "2000, 0.2 %", "860000, 86 %", "1000000, 100 %"})
    void millionths_areShownAsPercent(long millionths, String shown) {
        assertThat(Fractions.percent(millionths)).isEqualTo(shown);
    }
}
