package io.flock.client.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordLinesTest {
    record Inner(Amount stake, Optional<Integer> absent) {}

    record Outer(int clockWindowSeconds, Millionths share, boolean open, Optional<Inner> inner) {}

    @Test
    void everyValue_hasALineWithItsUnit_andWhatIsAbsentHasNone() {
        Outer record = new Outer(
                20, Millionths.of(2_500), true, Optional.of(new Inner(Amount.ofMicros(1_500_000), Optional.empty())));

        assertThat(RecordLines.of(record).stream().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "NAME VALUE", "clockWindowSeconds 20 s", "share 0.25 %", "open true", "inner.stake 1.5 FLOCK");
    }
}
