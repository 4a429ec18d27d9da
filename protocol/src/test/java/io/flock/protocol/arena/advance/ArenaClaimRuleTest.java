package io.flock.protocol.arena.advance;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.arena.ArenaClaimRecord;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.SealedSet;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ArenaClaimRuleTest {
    private static final AccountId ACCOUNT = AccountId.of("Org1MSP", "node");
    private static final Digest DIGEST = Digest.parse("5".repeat(64));
    private static final ContentRef CONTENT = new ContentRef("bafycontent", DIGEST);
    private static final ArenaTask TASK = ArenaTask.builder(
                    TaskId.parse("task"), CONTENT, new SealedSet(CONTENT, DIGEST), new SealedSet(CONTENT, DIGEST))
            .build();

    /** Three rewards of 1 micro at a fee of a half: rounded down for each, nobody would ever pay a fee. */
    @Test
    void manySmallClaims_payTheFeeOfTheirSum() {
        List<EpochSettlement> settlements = settlements(List.of(1L, 1L, 1L));

        assertThat(claimed(settlements, 1, 500_000).fees()).isEqualTo(Amount.ofMicros(1));
        assertThat(claimed(settlements, 3, 500_000).fees()).isEqualTo(Amount.ofMicros(1));
    }

    /** Attack 11: how often one claims makes no difference. */
    @Property(tries = 200)
    void claimsInAnyNumberOfParts_payTheSame(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 0, max = 1_000_000_000_000L) Long> amounts,
            @ForAll @IntRange(min = 1, max = 30) int atOnce,
            @ForAll @IntRange(min = 0, max = 1_000_000) int fee) {
        List<EpochSettlement> settlements = settlements(amounts);

        assertThat(claimed(settlements, atOnce, fee)).isEqualTo(claimed(settlements, settlements.size(), fee));
    }

    private static List<EpochSettlement> settlements(List<Long> amounts) {
        return IntStream.range(0, amounts.size())
                .mapToObj(epoch -> Settled.paying(epoch, ACCOUNT, Amount.ofMicros(amounts.get(epoch))))
                .toList();
    }

    private static ArenaClaimRecord claimed(List<EpochSettlement> settlements, int atOnce, int fee) {
        ArenaClaimRecord record = ArenaClaimRecord.none();
        Amount paid = Amount.ZERO;
        while (record.epochs() < settlements.size()) {
            List<EpochSettlement> next =
                    settlements.subList(record.epochs(), Math.min(record.epochs() + atOnce, settlements.size()));
            ArenaClaimRecord after =
                    ArenaClaimRule.after(ACCOUNT, record, next, Optional.empty(), TASK, Millionths.of(fee), 0, 0);
            paid = paid.plus(ArenaClaimRule.paid(record, after));
            record = after;
        }
        assertThat(paid).isEqualTo(record.rewards().minus(record.fees()));
        return record;
    }
}
