package io.flock.testnet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.LockView;
import io.flock.protocol.token.request.Lock;
import io.flock.protocol.token.request.Unlock;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.Difference;
import io.flock.testnet.timed.TimedLedger;
import io.flock.testnet.timed.TimedTransaction;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** gmFLOCK locks are derived again from the blocks, and a forged one is named. */
@Tag("scenario")
class LockAuditTest {
    private static final long DAY = 86_400;

    private final TimedLedger ledger = TimedLedger.founded(1);
    private final AccountId alice = ledger.client(0);

    @BeforeEach
    void aLockIsRedeemed_andAnotherOneStands() {
        LockView first =
                ledger.submit(alice, "token:Lock", new Lock(Amount.ofFlock(100), 90, Optional.empty()), LockView.class);
        ledger.submit(alice, "token:Lock", new Lock(Amount.ofFlock(7), 365, Optional.empty()));
        ledger.waitSeconds(91 * DAY);
        ledger.submit(alice, "token:Unlock", new Unlock(first.lockId()));
        ledger.submit(alice, "token:Unlock", new Unlock(first.lockId()));
    }

    @Test
    void locksAndRedemptions_haveNoDifference() {
        AuditReport report = ledger.audit();

        assertThat(report.differences()).isEmpty();
        assertThat(report.valid()).isEqualTo(5);
        assertThat(report.supply()).isEqualTo(TimedLedger.GRANT.times(3));
    }

    @Test
    void moreGmFlockThanTheFormulaGives_isNamed() {
        AuditReport report = forged("token:Lock", "lock", "\"gm\":\"", "\"gm\":\"1");

        assertThat(report.differences()).anySatisfy(difference -> {
            assertThat(difference.kind()).isEqualTo(Difference.Kind.WRITE);
            assertThat(difference.subject()).startsWith("lock~Org1MSP::client0~");
        });
    }

    @Test
    void feeThatIsNotPaid_isNamed_andMoneyIsMissed() {
        AuditReport report = forged("token:Unlock", "entry", "5130000", "5129999");

        assertThat(report.differences())
                .extracting(Difference::kind)
                .contains(Difference.Kind.WRITE, Difference.Kind.MONEY);
    }

    private AuditReport forged(String function, String key, String from, String to) {
        return ledger.audit(
                transaction -> transaction.invocation().function().equals(function)
                        && transaction.key(key).isPresent(),
                transaction -> forge(transaction, key, from, to));
    }

    private static TimedTransaction forge(TimedTransaction transaction, String key, String from, String to) {
        return transaction.with(transaction.key(key).orElseThrow(), json -> json.replace(from, to));
    }
}
