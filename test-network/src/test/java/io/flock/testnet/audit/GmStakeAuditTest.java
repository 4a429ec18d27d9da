package io.flock.testnet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.StakeUnit;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.Difference;
import io.flock.sdk.audit.LedgerTrail;
import io.flock.sdk.explain.Explainer;
import io.flock.sdk.explain.Line;
import io.flock.testnet.timed.TimedLedger;
import io.flock.testnet.timed.TimedTask;
import io.flock.testnet.timed.TimedTransaction;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stakes of gmFLOCK, what penalties burn and move of them, and their way back are derived again and explained. */
@Tag("scenario")
class GmStakeAuditTest {
    private static TimedLedger ledger;
    private static AccountId withholding;
    private static Explainer midway;

    @BeforeAll
    static void aTaskIsPlayed_inWhichOneVoterWithholdsItsReveal() {
        ledger = TimedLedger.founded(4);
        AccountId[] first = new AccountId[1];
        List<AccountId> nine = IntStream.range(0, 9).mapToObj(ledger::client).toList();
        TimedTask task = TimedTask.joined(
                ledger,
                ledger.client(9),
                nine,
                TimedTask.definition().stakeIn(StakeUnit.GMFLOCK).build(),
                (account, phase) -> {
                    if (phase.phase() == Phase.VOTE_REVEAL && first[0] == null) {
                        first[0] = account;
                    }
                    return phase.round() != 0 || phase.phase() != Phase.VOTE_REVEAL || !account.equals(first[0]);
                },
                TimedTask.Ballots.ACCEPTING);
        task.playRound();
        task.playRound();
        withholding = first[0];
        midway = explainer();
        task.playAll();
        nine.subList(0, 8).forEach(account -> ledger.submit(account, "alliance:Claim", new Claim(TimedTask.TASK)));
    }

    @Test
    void stakesPenaltiesAndReturns_haveNoDifference() {
        assertThat(ledger.audit().differences()).isEmpty();
    }

    @Test
    void lessBehindAStakeThanItsPart_isNamed() {
        AuditReport report = forged("alliance:Join", "flJoin", "100000000", "99999999");

        assertWritten(report, "flJoin~digits~");
    }

    @Test
    void flockThatAPenaltyShouldMove_andDoesNot_isNamed() {
        AuditReport report = forged("alliance:AdvanceTask", "flRound", "20000000", "10000000");

        assertWritten(report, "flRound~digits~");
    }

    @Test
    void penaltyOfALock_thatDoesNotReachTheTreasury_isNamed_andMoneyIsMissing() {
        AuditReport report = forged("alliance:AdvanceTask", "entry", "20000000", "10000000");

        assertWritten(report, "entry~treasury~");
        assertThat(report.differences()).extracting(Difference::kind).contains(Difference.Kind.MONEY);
    }

    @Test
    void lockThatComesBackWhole_afterAPenalty_isNamed_andMoneyIsTooMuch() {
        AuditReport report = forged("alliance:Claim", "lock", "180000000", "200000000");

        assertWritten(report, "lock~" + withholding);
        assertThat(report.differences()).extracting(Difference::kind).contains(Difference.Kind.MONEY);
    }

    @Test
    void everyAmount_followsFromItsFormula_andTheSheetSumsToZero() {
        Explainer explainer = explainer();
        List<Line> lines = IntStream.range(0, 9)
                .mapToObj(i ->
                        explainer.round(TimedTask.TASK, 0, ledger.client(i)).lines())
                .flatMap(List::stream)
                .toList();

        assertThat(lines).allMatch(Line::follows);
        assertThat(explainer.round(TimedTask.TASK, 0, withholding).lines().get(0))
                .satisfies(line -> {
                    assertThat(line.micros()).isEqualTo(-Amount.ofFlock(20).micros());
                    assertThat(line.factors())
                            .containsEntry("burned", "60.2")
                            .containsEntry("gmFlock", "301")
                            .containsEntry("principal", "100");
                });
        for (Explainer at : List.of(midway, explainer)) {
            assertThat(at.balanceSheet(TimedTask.TASK).sum()).isZero();
        }
    }

    private static void assertWritten(AuditReport report, String key) {
        assertThat(report.differences()).anySatisfy(difference -> {
            assertThat(difference.kind()).isEqualTo(Difference.Kind.WRITE);
            assertThat(difference.subject()).startsWith(key);
        });
    }

    private static AuditReport forged(String function, String key, String from, String to) {
        String was = "\"" + from + "\"";
        return ledger.audit(
                transaction -> transaction.invocation().function().equals(function)
                        && document(transaction, key).contains(was),
                transaction -> transaction.with(
                        transaction.key(key).orElseThrow(), json -> json.replace(was, "\"" + to + "\"")));
    }

    private static String document(TimedTransaction transaction, String key) {
        return transaction
                .key(key)
                .flatMap(written ->
                        Optional.ofNullable(transaction.writes().get(written)).flatMap(document -> document))
                .orElse("");
    }

    private static Explainer explainer() {
        LedgerTrail trail = new LedgerTrail("flock");
        ledger.blocks().forEach(trail::accept);
        return new Explainer(trail);
    }
}
