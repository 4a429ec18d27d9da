package io.flock.protocol.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The way of gmFLOCK into a task and back: nothing is made or lost, whatever is burned in between. */
class LockStakeTest {
    private static final TransactionId ID = TransactionId.parse("ab".repeat(32));

    @Test
    void aFifthBurned_movesAFifthOfThePrincipal() {
        LockRecord lock = LockRecord.of(Amount.ofFlock(100), 365, 0);
        LockPart part = lock.part(ID, Amount.ofFlock(301));
        Cover behind = new Cover(ID, part.principal()).after(part.gm(), Amount.parse("60.2"));

        assertThat(part.principal()).isEqualTo(Amount.ofFlock(100));
        assertThat(behind.principal()).isEqualTo(Amount.ofFlock(80));
        LockRecord back = lock.without(part).restored(part, behind.part(Amount.parse("240.8")));
        assertThat(back.gm()).isEqualTo(Amount.parse("240.8"));
        assertThat(back.principal()).isEqualTo(Amount.ofFlock(80));
        assertThat(back.staked()).isEmpty();
        assertThat(back.redeem().redeemed()).contains(Amount.parse("75.896"));
    }

    @Test
    void moreThanIsFree_nothing_andARedeemedLock_areRefused() {
        LockRecord lock = LockRecord.of(Amount.ofFlock(100), 30, 0);
        LockRecord half = lock.without(lock.part(ID, Amount.ofFlock(50)));

        assertThat(half.free()).isEqualTo(Amount.ofFlock(50));
        for (LockRecord less : List.of(half, lock.redeem())) {
            assertThatThrownBy(() -> less.part(ID, Amount.parse("50.000001")))
                    .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.INSUFFICIENT_BALANCE))
                            .isTrue());
        }
        assertThatThrownBy(() -> lock.part(ID, Amount.ZERO)).isInstanceOf(FlockException.class);
    }

    @Property
    void stakesInTwoTasks_withAnyPenalties_conserveThePrincipal(
            @ForAll @LongRange(min = 2, max = 1_000_000_000_000_000L) long principal,
            @ForAll @IntRange(min = 1, max = 365) int days,
            @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long first,
            @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long second,
            @ForAll @Size(max = 6) List<@LongRange(max = Long.MAX_VALUE) Long> slashes) {
        LockRecord whole = LockRecord.of(Amount.ofMicros(principal), days, 0);
        LockPart one = whole.part(ID, Amount.ofMicros(1 + first % (whole.gm().micros() - 1)));
        LockRecord rest = whole.without(one);
        LockPart other =
                rest.part(ID, Amount.ofMicros(1 + (second - 1) % rest.free().micros()));
        LockRecord out = rest.without(other);
        assertThat(out.held().plus(one.principal()).plus(other.principal())).isEqualTo(whole.principal());

        LockPart left = one;
        Amount moved = Amount.ZERO;
        for (long slash : slashes) {
            Amount burned =
                    Amount.ofMicros(left.gm().isZero() ? 0 : slash % (left.gm().micros() + 1));
            Cover behind = new Cover(ID, left.principal()).after(left.gm(), burned);
            moved = moved.plus(left.principal().minus(behind.principal()));
            left = behind.part(left.gm().minus(burned));
        }
        LockRecord back = out.restored(other, other).restored(one, left);

        assertThat(back.held().plus(moved)).isEqualTo(whole.principal());
        assertThat(back.free()).isEqualTo(whole.gm().minus(one.gm().minus(left.gm())));
        assertThat(left.gm().isZero() && !left.principal().isZero())
                .as("FLOCK behind nothing")
                .isFalse();
    }
}
