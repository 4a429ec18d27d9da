package io.flock.testnet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.governance.ChangeList;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.governance.HistoryStart;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.governance.ProposalView;
import io.flock.protocol.governance.request.ListChanges;
import io.flock.protocol.governance.request.Propose;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.Difference;
import io.flock.testnet.timed.TimedLedger;
import io.flock.testnet.timed.TimedTransaction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times and history of governance are derived again from the blocks, also where an earlier chaincode kept none. */
@Tag("scenario")
class GovernanceAuditTest {
    private static final String FIRST = "1800000000";
    private static final String SECOND = "1800000050";

    private static TimedLedger ledger;

    @BeforeAll
    static void threeDecisions() {
        ledger = TimedLedger.founded(2);
        ledger.waitSeconds(50);
        decisions(ledger);
    }

    private static void decisions(TimedLedger ledger) {
        ledger.decide(ProposalAction.recogniseExpert(ledger.client(0)));
        ledger.decide(ProposalAction.setParameters(parameters(500)));
        ledger.decide(ProposalAction.setParameters(parameters(700)));
        ledger.decide(ProposalAction.mint(new Grant(ledger.client(1), Amount.ofFlock(3))));
    }

    private static GovernanceParameters parameters(int maxRounds) {
        return new GovernanceParameters(
                TimedLedger.CLOCK_WINDOW, 15, 86_400, 256, maxRounds, Millionths.of(250_000), true);
    }

    @Test
    void wholeLedger_hasNoDifference() {
        assertThat(ledger.audit().differences()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Found   | gov~historyStart         | " + FIRST + " | 1800000001",
                "Found   | gov~historyStart         | true | false",
                "Propose | govProposal~proposal-1   | " + SECOND + " | 1800000049",
                "Propose | govProposal~proposal-1   | \"proposedAt\":" + SECOND + ", | ''",
                "Propose | govApproval~proposal-1~Org1MSP | " + SECOND + " | " + FIRST,
                "Approve | govApproval~proposal-1~Org2MSP | " + SECOND + " | 1800000051",
                "Approve | govApproval~proposal-1~Org2MSP | \"approvedAt\":" + SECOND + ", | ''",
                "Approve | govApproval~proposal-1~Org2MSP | Org2MSP::governor | Org2MSP::another",
                "Approve | govExecuted~proposal-1   | \"changedAt\":" + SECOND + " | \"changedAt\":1800000051",
                "Approve | govExecuted~proposal-1   | \"number\":2 | \"number\":1",
                "Approve | govExecuted~proposal-2   | \"version\":2 | \"version\":1",
                "Approve | govExecuted~proposal-2   | \"maxRounds\":500 | \"maxRounds\":400",
                "Approve | govExecuted~proposal-0   | Org1MSP::client0 | Org1MSP::client1",
                "Approve | govChange~all~000002     | proposal-1 | proposal-0",
                "Approve | govChange~parameters~000003 | proposal-2 | proposal-1",
                "Approve | govChange~expert:Org1MSP::client0~000001 | proposal-0 | proposal-3",
                "Approve | gov~changes              | \"grants\":1 | \"grants\":0"
            })
    void eachForgedPlace_isNamedByItsKey(String function, String key, String from, String to) {
        AuditReport report = ledger.audit(
                transaction -> transaction.invocation().function().equals("governance:" + function)
                        && written(transaction, key)
                                .filter(json -> json.contains(from))
                                .isPresent(),
                transaction -> transaction.with(composite(transaction, key), json -> json.replace(from, to)));

        assertNamed(report, key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"govApproval~proposal-1~Org1MSP", "govChange~all~000002", "govChange~grant~000004", "gov~changes"
            })
    void leftOut_isNamed(String key) {
        AuditReport report = ledger.audit(
                transaction -> written(transaction, key).isPresent(),
                transaction -> transaction.with(
                        composite -> !composite.equals(composite(transaction, key)), (same, json) -> json));

        assertNamed(report, key);
    }

    /** The same again has no effect; what is another action, or another organisation's, is not the same. */
    @ParameterizedTest
    @ValueSource(strings = {"another-action", "another-organisation"})
    void repeatedProposal_thatIsNotTheSame_isNamed(String named) {
        TimedLedger repeated = TimedLedger.founded(2);
        ProposalAction expert = ProposalAction.recogniseExpert(repeated.client(0));
        ProposalAction other = ProposalAction.recogniseExpert(repeated.client(1));
        propose(repeated, 1, "another-organisation", expert);
        propose(repeated, 0, "another-action", other);
        propose(repeated, 0, "own", expert);
        propose(repeated, 0, "own", expert);
        String again = repeated.last("governance:Propose").invocation().transactionId();
        assertThat(repeated.last("governance:Propose").writes()).isEmpty();
        assertThat(repeated.audit().differences()).isEmpty();

        AuditReport report = repeated.audit(
                transaction -> transaction.invocation().transactionId().equals(again),
                transaction -> transaction.withRequest(json -> json.replace("\"own\"", "\"" + named + "\"")));

        assertThat(report.differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.kind()).isEqualTo(Difference.Kind.REFUSED))
                .asString()
                .contains("ALREADY_DONE");
    }

    private static void propose(TimedLedger ledger, int organisation, String id, ProposalAction action) {
        ledger.submit(
                TimedLedger.governor(organisation), "governance:Propose", new Propose(ProposalId.parse(id), action));
    }

    /** Where the history has begun, endorsers can't go back to chaincode that keeps none. */
    @Test
    void decisionWithoutTimes_afterTheHistoryBegan_isNamed() {
        AuditReport report = ledger.audit(
                transaction -> written(transaction, "govExecuted~proposal-1").isPresent(), EarlierGovernance::of);

        assertNamed(report, "govApproval~proposal-1~Org2MSP");
        assertNamed(report, "govExecuted~proposal-1");
        assertNamed(report, "govChange~all~000002");
    }

    @Test
    void ledgerOfEarlierChaincode_isAuditedWithoutDifference_andItsHistoryBeginsLater() {
        TimedLedger earlier = TimedLedger.after(
                2, ledger.transactions().stream().map(EarlierGovernance::of).toList());
        assertThat(earlier.audit().differences()).isEmpty();

        earlier.waitSeconds(100);
        earlier.decide(ProposalAction.dismissExpert(earlier.client(0)));
        earlier.waitSeconds(100);
        earlier.decide(ProposalAction.addOrganisation(OrganisationId.parse("Org4MSP")));

        assertThat(earlier.audit().differences()).isEmpty();
        ChangeList changes = earlier.evaluate(
                "governance:ListChanges",
                new ListChanges(Optional.empty(), Optional.empty(), 10, Optional.empty()),
                ChangeList.class);
        assertThat(changes.start()).contains(new HistoryStart(earlier.now() - 100, false));
        assertThat(changes.changes())
                .extracting(view -> view.proposal().proposalId().text())
                .containsExactly("proposal-4", "proposal-5");
    }

    @Test
    void startOfALaterHistory_isNamedWhereItIsForged_orWrittenAgain() {
        TimedLedger earlier = TimedLedger.after(
                2, ledger.transactions().stream().map(EarlierGovernance::of).toList());
        earlier.waitSeconds(100);
        earlier.decide(ProposalAction.dismissExpert(earlier.client(0)));
        String start = LedgerKey.historyStart().composite();

        assertNamed(
                earlier.audit(
                        transaction -> transaction.writes().containsKey(start),
                        transaction -> transaction.with(start, json -> json.replace("false", "true"))),
                "gov~historyStart");
        assertNamed(
                earlier.audit(
                        transaction ->
                                written(transaction, "govExecuted~proposal-4").isPresent(),
                        transaction ->
                                transaction.and(start, "{\"founding\":false,\"schemaVersion\":1,\"startedAt\":1}")),
                "gov~historyStart");
    }

    @Test
    void whatTheHistorySays_isInTheOrderOfTheDecisions() {
        List<ProposalView> changes = ledger.evaluate(
                        "governance:ListChanges",
                        new ListChanges(Optional.empty(), Optional.empty(), 10, Optional.empty()),
                        ChangeList.class)
                .changes();

        assertThat(changes)
                .extracting(view -> view.change().orElseThrow().number())
                .containsExactly(1, 2, 3, 4);
        assertThat(changes.get(2).change().orElseThrow().replaced()).contains(parameters(500));
    }

    private static void assertNamed(AuditReport report, String key) {
        assertThat(report.differences()).as(key).anySatisfy(difference -> {
            assertThat(difference.kind()).isEqualTo(Difference.Kind.WRITE);
            assertThat(difference.subject()).isEqualTo(key);
        });
    }

    private static Optional<String> written(TimedTransaction transaction, String key) {
        return transaction.writes().entrySet().stream()
                .filter(write -> name(write.getKey()).equals(key))
                .findFirst()
                .flatMap(write -> write.getValue());
    }

    private static String composite(TimedTransaction transaction, String key) {
        return transaction.writes().keySet().stream()
                .filter(write -> name(write).equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static String name(String composite) {
        return LedgerKey.parse(composite).orElseThrow().toString();
    }
}
