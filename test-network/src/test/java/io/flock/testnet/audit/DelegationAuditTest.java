package io.flock.testnet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.delegation.request.AllotPool;
import io.flock.protocol.delegation.request.ClaimPool;
import io.flock.protocol.delegation.request.Delegate;
import io.flock.protocol.delegation.request.OpenPool;
import io.flock.protocol.delegation.request.SetSharingRatio;
import io.flock.protocol.delegation.request.Undelegate;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.audit.AuditReport;
import io.flock.testnet.timed.ArenaPlay;
import io.flock.testnet.timed.TimedLedger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Delegations, allotments, splits and slashes of them are derived again from the blocks; whatever is altered is named. */
@Tag("scenario")
class DelegationAuditTest {
    private static final TimedLedger LEDGER = TimedLedger.founded(6);
    private static final AccountId OWNER = LEDGER.client(1);
    private static final AccountId VALIDATOR = LEDGER.client(6);
    private static final AccountId ANN = LEDGER.client(15);
    private static final AccountId BOB = LEDGER.client(16);

    /** The validator with a pool does not check in once, so that its delegators are slashed with it. */
    @BeforeAll
    static void twoPoolsAreInATask() {
        Millionths half = Millionths.of(500_000);
        send(OWNER, "OpenPool", new OpenPool(ArenaRole.NODE, half, Amount.ofFlock(1)));
        send(OWNER, "SetSharingRatio", new SetSharingRatio(ArenaRole.NODE, Millionths.of(700_000)));
        send(VALIDATOR, "OpenPool", new OpenPool(ArenaRole.VALIDATOR, half, Amount.ofFlock(1)));
        delegate(ANN, OWNER, ArenaRole.NODE, 150);
        delegate(BOB, OWNER, ArenaRole.NODE, 90);
        delegate(BOB, VALIDATOR, ArenaRole.VALIDATOR, 200);
        LEDGER.waitSeconds(86_400);
        ArenaPlay play = new ArenaPlay(LEDGER);
        play.staked();
        send(OWNER, "AllotPool", new AllotPool(ArenaPlay.TASK, Amount.ofFlock(200), List.of(ANN, BOB)));
        send(VALIDATOR, "AllotPool", new AllotPool(ArenaPlay.TASK, Amount.ofFlock(200), List.of(BOB)));
        send(ANN, "Undelegate", new Undelegate(OWNER, ArenaRole.NODE, Amount.ofFlock(5)));
        play.play(
                (account, now) -> now.epoch() == 0 && now.phase() == ArenaPhase.REVEAL && account.equals(VALIDATOR),
                now -> now.epoch() == 1);
        send(ANN, "ClaimPool", new ClaimPool(ArenaPlay.TASK, OWNER, false));
        play.play((account, now) -> false, now -> false);
        play.claimed();
        send(ANN, "ClaimPool", new ClaimPool(ArenaPlay.TASK, OWNER, true));
        send(BOB, "ClaimPool", new ClaimPool(ArenaPlay.TASK, OWNER, false));
        send(BOB, "ClaimPool", new ClaimPool(ArenaPlay.TASK, VALIDATOR, false));
    }

    @Test
    void wholeLedger_hasNoDifference() {
        AuditReport report = LEDGER.audit();

        assertThat(report.differences()).isEmpty();
        assertThat(report.supply()).isEqualTo(TimedLedger.GRANT.times(18));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // a sharing ratio, and an announced one
                "delegation:OpenPool | pool | \"ratio\":500000 | \"ratio\":400000",
                "delegation:SetSharingRatio | pool | \"ratio\":700000 | \"ratio\":900000",
                // a delegation, and one taken back
                "delegation:Delegate | delegation | 150000000 | 950000000",
                "delegation:Undelegate | acct | \"balance\":\" | \"balance\":\"1",
                // an allotment, its ratio and whose it is
                "delegation:AllotPool | poolAllotment | 200000000 | 300000000",
                "delegation:AllotPool | poolAllotment | \"ratio\":500000 | \"ratio\":100000",
                "delegation:AllotPool | poolParts | Org1MSP::client5 | Org1MSP::client4",
                // what it adds to a stake
                "arena:AdvanceTask | arenaRoster | \"effect\":\"200000000\" | \"effect\":\"900000000\"",
                // a split, and a slash of delegated stake
                "arena:AdvanceTask | settle | \"reward\":\" | \"reward\":\"1",
                "arena:AdvanceTask | settle | \"slashed\":\"20000000\" | \"slashed\":\"0\"",
                // a claim, and principal that stays
                "delegation:ClaimPool | poolClaimed | \"rewards\":\" | \"rewards\":\"1",
                "delegation:ClaimPool | delegation | \"free\":\" | \"free\":\"1"
            })
    void anyAlteredDocument_isNamed(String function, String key, String from, String to) {
        AuditReport report = LEDGER.audit(
                transaction -> transaction.invocation().function().equals(function)
                        && transaction
                                .key(key)
                                .flatMap(found -> transaction.writes().get(found))
                                .filter(json -> json.contains(from))
                                .isPresent(),
                transaction -> transaction.with(
                        transaction.key(key).orElseThrow(), json -> json.replaceFirst(quoted(from), to)));

        assertThat(report.differences())
                .anySatisfy(difference -> assertThat(difference.subject()).startsWith(key + "~"));
    }

    private static String quoted(String text) {
        return Pattern.quote(text);
    }

    private static void delegate(AccountId who, AccountId owner, ArenaRole role, int flock) {
        send(who, "Delegate", new Delegate(owner, role, Amount.ofFlock(flock), Optional.empty()));
    }

    private static void send(AccountId who, String function, Object request) {
        LEDGER.submit(who, "delegation:" + function, request);
    }
}
