package io.flock.testnet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.emission.request.AdvanceEpoch;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.money.Amount;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.Difference;
import io.flock.testnet.timed.ArenaPlay;
import io.flock.testnet.timed.TimedLedger;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an epoch mints for a task of the Arena is derived again from the blocks. */
@Tag("scenario")
class ArenaEmissionAuditTest {
    private static final TimedLedger LEDGER = TimedLedger.founded(5);

    @BeforeAll
    static void anEpochMints_andTheTaskTakesIt() {
        ArenaPlay play = new ArenaPlay(LEDGER);
        play.staked();
        LEDGER.decide(ProposalAction.verifyTask(TaskName.arena(ArenaPlay.TASK)));
        play.play((account, now) -> false, now -> now.epoch() == 1);
        LEDGER.waitSeconds(86_410);
        LEDGER.submit(
                LEDGER.client(2), "governance:AdvanceEpoch", new AdvanceEpoch(0, List.of(), List.of(), List.of()));
        play.play((account, now) -> false, now -> false);
        play.claimed();
    }

    @Test
    void wholeLedger_hasNoDifference_andEverythingMintedIsThere() {
        AuditReport report = LEDGER.audit();

        assertThat(report.differences()).isEmpty();
        assertThat(report.supply()).isEqualTo(TimedLedger.GRANT.times(15).plus(Amount.parse("309157.68")));
    }

    @ParameterizedTest
    @CsvSource({
        "arena:AdvanceTask, stakeTotal, 1300000000, 1400000000",
        "governance:AdvanceEpoch, emit, 309157680000, 309157680001",
        "arena:AdvanceTask, emitEnd, 1, 2"
    })
    void eachForgedFigure_isNamedByItsKey(String function, String key, String from, String to) {
        AuditReport report = LEDGER.audit(
                transaction -> transaction.invocation().function().equals(function)
                        && transaction.key(key).isPresent(),
                transaction -> transaction.with(transaction.key(key).orElseThrow(), json -> json.replace(from, to)));

        assertThat(report.differences())
                .anySatisfy(difference -> assertThat(difference.subject()).startsWith(key + "~"));
    }

    @Test
    void emissionThatTheTaskKeepsOutOfItsPool_isNamed() {
        AuditReport report = LEDGER.audit(
                transaction -> transaction.invocation().function().equals("arena:AdvanceTask")
                        && transaction.key("emit").isPresent(),
                transaction -> transaction.with(
                        transaction.key("arenaRoster").orElseThrow(),
                        json -> json.replaceFirst("\"pool\":\"", "\"pool\":\"1")));

        assertThat(report.differences())
                .extracting(Difference::kind)
                .contains(Difference.Kind.WRITE, Difference.Kind.MONEY);
    }
}
