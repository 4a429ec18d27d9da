package io.flock.testnet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.AggregateScore;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.VoteMode;
import io.flock.protocol.identity.AccountId;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.Difference;
import io.flock.sdk.audit.LedgerTrail;
import io.flock.sdk.explain.Explainer;
import io.flock.sdk.explain.Line;
import io.flock.testnet.timed.TimedLedger;
import io.flock.testnet.timed.TimedTask;
import io.flock.testnet.timed.TimedTransaction;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tallies and payouts of a collective vote are derived again from the blocks and explained, and forged ones are named. */
@Tag("scenario")
class CollectiveAuditTest {
    private static final TreeSet<AccountId> AGAINST = new TreeSet<>();
    private static TimedLedger ledger;

    @BeforeAll
    static void aTaskIsPlayed_inWhichTheFirstVoterIsAlwaysAgainst() {
        ledger = TimedLedger.founded(4);
        List<AccountId> nine = IntStream.range(0, 9).mapToObj(ledger::client).toList();
        AGAINST.add(nine.get(0));
        TimedTask.joined(
                        ledger,
                        ledger.client(9),
                        nine,
                        VoteMode.COLLECTIVE,
                        (account, phase) -> phase.phase() != Phase.CLOSED,
                        (voter, proposals) -> AggregateScore.of(AGAINST.contains(voter) ? -1_000_000 : 1))
                .playAll();
    }

    @Test
    void collectiveTask_hasNoDifference() {
        assertThat(ledger.audit().differences()).isEmpty();
    }

    @Test
    void forgedTally_isNamed() {
        String part = "\"clearMajority\":\"ACCEPT\"";
        AuditReport report = ledger.audit(
                transaction -> round(transaction).contains(part),
                transaction -> transaction.with(
                        transaction.key("flRound").orElseThrow(),
                        json -> json.replace(part, "\"clearMajority\":\"REJECT\"")));

        assertThat(report.differences()).anySatisfy(difference -> {
            assertThat(difference.kind()).isEqualTo(Difference.Kind.WRITE);
            assertThat(difference.subject()).startsWith("flRound~digits~");
        });
    }

    private static String round(TimedTransaction transaction) {
        return transaction
                .key("flRound")
                .flatMap(key -> transaction.writes().get(key))
                .orElse("");
    }

    @Test
    void everyAmount_followsFromItsFormula() {
        LedgerTrail trail = new LedgerTrail("flock");
        ledger.blocks().forEach(trail::accept);
        Explainer explainer = new Explainer(trail);
        List<Line> lines = IntStream.range(0, 9)
                .mapToObj(i ->
                        explainer.round(TimedTask.TASK, 0, ledger.client(i)).lines())
                .flatMap(List::stream)
                .toList();

        assertThat(lines).allMatch(Line::follows);
        assertThat(explainer.balanceSheet(TimedTask.TASK).sum()).isZero();
    }
}
