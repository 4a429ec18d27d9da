package io.flock.protocol.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.alliance.Stakeholding;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.advance.Settled;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DelegationRulesTest {
    private static final Digest SEED = Digest.parse("5".repeat(64));
    private static final AccountId OWNER = AccountId.of("Org1MSP", "owner");

    /** FLock's V2.1 figures: 100 at 0.30 and 0.24, σ = 0.5. */
    @Test
    void flocksFigures_areMetToTheMicro() {
        Amount with = Amount.ofFlock(30);

        Amount pool = DelegationSplit.pool(with, Amount.ofFlock(24), Millionths.of(500_000));

        assertThat(pool).isEqualTo(Amount.ofFlock(3));
        assertThat(with.minus(pool)).isEqualTo(Amount.ofFlock(27));
    }

    @Test
    void poolThatAddsNothing_getsNothing() {
        assertThat(DelegationSplit.pool(Amount.ofFlock(5), Amount.ofFlock(6), Millionths.of(0)))
                .isEqualTo(Amount.ZERO);
    }

    /** Accepting delegations never costs the owner: the reason for V2.1. */
    @Property(tries = 200)
    void owner_neverGetsLessThanWithout(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long with,
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long without,
            @ForAll @IntRange(min = 0, max = 1_000_000) int ratio) {
        Amount all = Amount.ofMicros(with);

        Amount owner = all.minus(DelegationSplit.pool(all, Amount.ofMicros(without), Millionths.of(ratio)));

        assertThat(owner.micros()).isGreaterThanOrEqualTo(Math.min(with, without));
    }

    @Property(tries = 200)
    void allotment_takesExactlyItsAmount_andFromNobodyMoreThanIsFree(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 1_000_000_000L) Long> free,
            @ForAll @IntRange(min = 1, max = 1_000_000) int share) {
        SortedMap<AccountId, Amount> amounts = new TreeMap<>();
        for (int i = 0; i < free.size(); i++) {
            amounts.put(AccountId.of("Org1MSP", "d" + i), Amount.ofMicros(free.get(i)));
        }
        Amount amount = Millionths.of(share).of(Amount.sum(amounts.values())).plus(Amount.ZERO);
        if (amount.isZero()) {
            assertThatThrownBy(() -> Allotting.take(amount, amounts, SEED)).isInstanceOf(FlockException.class);
            return;
        }

        AllotmentParts parts = Allotting.take(amount, amounts, SEED);

        assertThat(Amount.sum(parts.parts().stream().map(Stakeholding::stake).toList()))
                .isEqualTo(amount);
        assertThat(parts.parts())
                .allSatisfy(part -> assertThat(part.stake()).isLessThanOrEqualTo(amounts.get(part.account())));
    }

    /** What comes back is divided without rest, whatever penalties left of it. */
    @Property(tries = 100)
    void endOfAnAllotment_isDividedWithoutRest(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 1_000_000_000L) Long> stakes,
            @ForAll @LongRange(min = 0, max = 1_000_000_000L) long principal,
            @ForAll @LongRange(min = 0, max = 1_000_000_000L) long rewards) {
        AllotmentParts parts = new AllotmentParts(IntStream.range(0, stakes.size())
                .mapToObj(i -> new Stakeholding(AccountId.of("Org1MSP", "d" + i), Amount.ofMicros(stakes.get(i))))
                .toList());
        PoolEnd end = new PoolEnd(Amount.ofMicros(principal), Amount.ofMicros(rewards), SEED);

        Amount paid = Amount.sum(parts.parts().stream()
                .map(part -> PoolClaimRule.after(
                                OWNER,
                                part.account(),
                                parts,
                                PoolClaimRecord.none(),
                                List.of(),
                                Optional.of(end),
                                Millionths.of(145_000))
                        .total())
                .toList());

        assertThat(paid).isEqualTo(Amount.ofMicros(principal + rewards));
    }

    /** Attack 11: how often a delegator claims makes no difference, fees included. */
    @Property(tries = 200)
    void claimsInAnyNumberOfParts_payTheSame(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 0, max = 1_000_000_000_000L) Long> rewards,
            @ForAll @LongRange(min = 0, max = 1_000_000_000L) long atTheEnd,
            @ForAll @IntRange(min = 1, max = 30) int atOnce,
            @ForAll @IntRange(min = 0, max = 1_000_000) int fee) {
        List<EpochSettlement> settlements = IntStream.range(0, rewards.size())
                .mapToObj(epoch -> Settled.paying(epoch, OWNER, Amount.ofMicros(rewards.get(epoch))))
                .toList();
        PoolEnd end = new PoolEnd(Amount.ofFlock(1), Amount.ofMicros(atTheEnd), SEED);

        assertThat(claimed(settlements, end, atOnce, fee))
                .isEqualTo(claimed(settlements, end, settlements.size(), fee));
    }

    /** All settlements, so many at once, and then the end. */
    private static PoolClaimRecord claimed(List<EpochSettlement> settlements, PoolEnd end, int atOnce, int fee) {
        AllotmentParts parts = new AllotmentParts(List.of(
                new Stakeholding(AccountId.of("Org1MSP", "d0"), Amount.ofMicros(3)),
                new Stakeholding(AccountId.of("Org1MSP", "d1"), Amount.ofMicros(4))));
        PoolClaimRecord record = PoolClaimRecord.none();
        Amount paid = Amount.ZERO;
        while (!record.ended()) {
            int to = Math.min(record.epochs() + atOnce, settlements.size());
            PoolClaimRecord after = PoolClaimRule.after(
                    OWNER,
                    parts.parts().get(0).account(),
                    parts,
                    record,
                    settlements.subList(record.epochs(), to),
                    record.epochs() == settlements.size() ? Optional.of(end) : Optional.empty(),
                    Millionths.of(fee));
            paid = paid.plus(PoolClaimRule.rewards(record, after));
            record = after;
        }
        assertThat(paid).isEqualTo(record.rewards().minus(record.fees()));
        return record;
    }
}
