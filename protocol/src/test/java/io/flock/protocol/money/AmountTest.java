package io.flock.protocol.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {
    @ParameterizedTest
    @CsvSource({"100.25, 100250000", "0, 0", "0.000001, 1", "7, 7000000", "1.5, 1500000"})
    void whatPeopleWrite_isReadAndWrittenBack(String people, long micros) {
        assertThat(Amount.parse(people).micros()).isEqualTo(micros);
        assertThat(Amount.ofMicros(micros).format()).isEqualTo(people);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "01", "1.", ".5", "1.0000001", "1e3", "1,5", "NaN", "١"})
    void otherTexts_areRefused(String text) {
        assertThatThrownBy(() -> Amount.parse(text)).hasMessageStartingWith("INVALID_ARGUMENT|");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "00", "1.0", "1e3", "0x1"})
    void otherWireTexts_areRefused(String text) {
        assertThatThrownBy(() -> Amount.ofMicros(text)).hasMessageStartingWith("INVALID_ARGUMENT|");
    }

    @Test
    void leavingTheRange_isACodedError() {
        Amount most = Amount.ofMicros(Long.MAX_VALUE);
        Amount one = Amount.ofMicros(1);

        assertThatThrownBy(() -> most.plus(one)).hasMessageStartingWith("AMOUNT_OVERFLOW|");
        assertThatThrownBy(() -> Amount.ZERO.minus(one)).hasMessageStartingWith("AMOUNT_OVERFLOW|");
        assertThatThrownBy(() -> most.times(2)).hasMessageStartingWith("AMOUNT_OVERFLOW|");
        assertThatThrownBy(() -> Amount.ofFlock(-1))
                .hasMessageStartingWith("INVALID_ARGUMENT|an amount is never negative");
        assertThatThrownBy(() -> Amount.ofFlock(Long.MAX_VALUE)).hasMessageStartingWith("AMOUNT_OVERFLOW|");
        assertThatThrownBy(() -> Amount.ofMicros("9999999999999999999")).hasMessageStartingWith("AMOUNT_OVERFLOW|");
    }

    @Property
    void aShare_isRoundedDown_andItsRestIsTheRest(
            @ForAll @LongRange(max = Long.MAX_VALUE) long micros, @ForAll @LongRange(max = 1_000_000) long share) {
        Amount whole = Amount.ofMicros(micros);
        Amount part = Millionths.of((int) share).of(whole);

        assertThat(part).isLessThanOrEqualTo(whole);
        assertThat(part.plus(whole.minus(part))).isEqualTo(whole);
        assertThat(Millionths.of(Millionths.ONE).of(whole)).isEqualTo(whole);
    }
}
