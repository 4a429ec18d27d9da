package io.flock.protocol.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.money.Amount;
import io.flock.protocol.vectors.Vectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class GmFlockTest {

    @Test
    void amountsAndFees_areTheGoldenFigures() {
        assertThat(Vectors.objects(Vectors.read("gmflock.json"))).isNotEmpty().allSatisfy(example -> {
            Amount principal = Amount.ofMicros(example.get("principal").getAsString());
            int days = example.get("days").getAsInt();
            assertThat(GmFlock.minted(principal, days).microsText())
                    .isEqualTo(example.get("gm").getAsString());
            assertThat(GmFlock.fee(principal).microsText())
                    .isEqualTo(example.get("fee").getAsString());
        });
    }

    @Test
    void daysOutOfRange_areRefused() {
        for (int days : new int[] {Integer.MIN_VALUE, -1, 0, 366, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> GmFlock.minted(Amount.ofFlock(1), days))
                    .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.INVALID_ARGUMENT))
                            .isTrue());
        }
    }

    @Test
    void principalWhoseGmFlockDoNotFit_isRefused() {
        assertThat(GmFlock.minted(Amount.ofMicros(Long.MAX_VALUE), 30)).isEqualTo(Amount.ofMicros(Long.MAX_VALUE));
        assertThatThrownBy(() -> GmFlock.minted(Amount.ofMicros(Long.MAX_VALUE), 31))
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.AMOUNT_OVERFLOW))
                        .isTrue());
    }

    @Property
    void splittingAPrincipal_gainsNothing_andLongerLocksNeverGiveLess(
            @ForAll @LongRange(max = 1_000_000_000_000_000L) long one,
            @ForAll @LongRange(max = 1_000_000_000_000_000L) long other,
            @ForAll @IntRange(min = 1, max = 364) int days) {
        Amount whole = GmFlock.minted(Amount.ofMicros(one + other), days);
        Amount parts = GmFlock.minted(Amount.ofMicros(one), days).plus(GmFlock.minted(Amount.ofMicros(other), days));

        assertThat(parts).isLessThanOrEqualTo(whole);
        assertThat(GmFlock.minted(Amount.ofMicros(one), days + 1))
                .isGreaterThanOrEqualTo(GmFlock.minted(Amount.ofMicros(one), days));
    }

    @Test
    void redemption_waitsForTheDaysAndTwoClockWindows() {
        assertThat(GmFlock.redeemableAt(1_000, 2, 60)).isEqualTo(1_000 + 172_800 + 120);
    }
}
