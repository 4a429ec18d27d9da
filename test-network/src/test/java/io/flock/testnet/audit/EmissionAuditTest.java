package io.flock.testnet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.emission.EpochView;
import io.flock.protocol.emission.request.AdvanceEpoch;
import io.flock.protocol.emission.request.GetEmission;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.request.Burn;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.Difference;
import io.flock.testnet.timed.TimedLedger;
import io.flock.testnet.timed.TimedTask;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Emission, verification and recognition are derived again from the blocks, and each forged figure is named. */
@Tag("scenario")
class EmissionAuditTest {
    private static final int DAY = 86_400;

    private static TimedLedger ledger;

    @BeforeAll
    static void twoEpochsMint_andATaskTakesThem() {
        ledger = TimedLedger.founded(4);
        TimedTask task = TimedTask.joined(
                ledger,
                ledger.client(9),
                IntStream.range(0, 9).mapToObj(ledger::client).toList(),
                (account, phase) -> true);
        ledger.decide(ProposalAction.recogniseExpert(ledger.client(3)));
        ledger.decide(ProposalAction.verifyTask(TaskName.alliance(TimedTask.TASK)));
        ledger.submit(ledger.client(1), "token:Burn", new Burn(Amount.ofFlock(2), Optional.empty()));
        for (int epoch = 0; epoch < 2; epoch++) {
            task.playRound();
            ledger.waitSeconds(DAY + 10);
            EpochView view = ledger.evaluate("governance:GetEmission", new GetEmission(), EpochView.class);
            ledger.submit(
                    ledger.client(2),
                    "governance:AdvanceEpoch",
                    new AdvanceEpoch(epoch, view.treasuryEntries(), view.burnedEntries(), view.mintedEntries()));
        }
        task.playAll();
        IntStream.range(0, 9)
                .forEach(i -> ledger.submit(ledger.client(i), "alliance:Claim", new Claim(TimedTask.TASK)));
        ledger.decide(ProposalAction.unverifyTask(TaskName.alliance(TimedTask.TASK)));
        ledger.decide(ProposalAction.dismissExpert(ledger.client(3)));
    }

    @Test
    void wholeLedger_hasNoDifference_andEverythingMintedIsThere() {
        AuditReport report = ledger.audit();

        assertThat(report.differences()).isEmpty();
        assertThat(report.supply())
                .isEqualTo(TimedLedger.GRANT
                        .times(12)
                        .plus(Amount.parse("309157.68").times(2))
                        .minus(Amount.ofFlock(2)));
    }

    @Test
    void eachForgedFigure_isNamedByItsKey() {
        record Forgery(String function, String key, String from, String to) {}
        for (Forgery forgery : List.of(
                new Forgery("governance:AdvanceEpoch", "emit", "309157680000", "309157680001"),
                new Forgery("governance:AdvanceEpoch", "epoch", "\"minted\":\"3", "\"minted\":\"4"),
                new Forgery("governance:AdvanceEpoch", "gov", "\"mints\":1", "\"mints\":0"),
                new Forgery("governance:AdvanceEpoch", "total", "\"amount\":\"", "\"amount\":\"1"),
                new Forgery("alliance:AdvanceTask", "stakeTotal", "\"stake\":\"", "\"stake\":\"9"),
                new Forgery("governance:Approve", "govExpert", "proposal-0", "proposal-9"),
                new Forgery("governance:Approve", "gov", "\"seconds\":86400", "\"seconds\":8640"))) {
            AuditReport report = ledger.audit(
                    transaction -> transaction.invocation().function().equals(forgery.function())
                            && transaction.key(forgery.key()).isPresent(),
                    transaction -> transaction.with(
                            transaction.writes().keySet().stream()
                                    .filter(key -> key.startsWith("\u0000" + forgery.key() + "\u0000"))
                                    .filter(key -> transaction
                                            .writes()
                                            .get(key)
                                            .orElse("")
                                            .contains(forgery.from()))
                                    .findFirst()
                                    .orElseGet(
                                            () -> transaction.key(forgery.key()).orElseThrow()),
                            json -> json.replace(forgery.from(), forgery.to())));

            assertThat(report.differences()).as(forgery.toString()).anySatisfy(difference -> {
                assertThat(difference.kind()).isEqualTo(Difference.Kind.WRITE);
                assertThat(difference.subject()).startsWith(forgery.key() + "~");
            });
        }
    }

    @Test
    void emissionThatATaskDoesNotTake_orTakesTwice_isNamed() {
        AuditReport report = ledger.audit(
                transaction -> transaction.invocation().function().equals("alliance:AdvanceTask")
                        && transaction.key("emit").isPresent(),
                transaction -> transaction.with(
                        transaction.key("flRoster").orElseThrow(),
                        json -> json.replaceFirst("\"pool\":\"", "\"pool\":\"1")));

        assertThat(report.differences())
                .extracting(Difference::kind)
                .contains(Difference.Kind.WRITE, Difference.Kind.MONEY);
    }
}
