package io.flock.testnet.timed;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.flock.chaincode.contract.Answer;
import io.flock.chaincode.contract.Contracts;
import io.flock.chaincode.contract.Dispatcher;
import io.flock.chaincode.contract.Invocation;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.ArenaBounds;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.governance.request.Approve;
import io.flock.protocol.governance.request.Found;
import io.flock.protocol.governance.request.Propose;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.AuditSettings;
import io.flock.sdk.audit.LedgerAudit;
import io.flock.sdk.audit.TrailStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Block;

/** Three founded organisations with some clients that own 1000 FLOCK each, and every transaction since. */
public final class TimedLedger {
    public static final String CHANNEL = "flock";
    public static final List<String> ORGANISATIONS = List.of("Org1MSP", "Org2MSP", "Org3MSP");
    public static final Amount GRANT = Amount.ofFlock(1000);
    public static final int CLOCK_WINDOW = 5;

    private final MemoryState state = new MemoryState();
    private final Map<AccountId, Signer> signers = new HashMap<>();
    private final List<TimedTransaction> transactions = new ArrayList<>();
    private final List<AccountId> clients;
    private final Dispatcher dispatcher;
    private long now = 1_800_000_000;
    private final TimedBlocks written =
            new TimedBlocks(List.of(signer(AccountId.of("Org1MSP", "peer")), signer(AccountId.of("Org2MSP", "peer"))));
    private int proposals;

    private int kept;

    private TimedLedger(List<AccountId> clients, FoundingDocument document) {
        this.clients = clients;
        dispatcher = new Dispatcher(Contracts.table(), document.digest());
    }

    /** Founded; {@code client0} of each organisation, then {@code client1}, and so on. */
    public static TimedLedger founded(int clientsPerOrganisation) {
        List<AccountId> clients = clients(clientsPerOrganisation);
        FoundingDocument document = founding(clients);
        TimedLedger ledger = new TimedLedger(clients, document);
        ledger.submit(governor(0), "governance:Found", new Found(document));
        return ledger;
    }

    /**
     * Goes on from the state that the transactions of a ledger with as many clients left, a second after the last one. Its
     * blocks are those of what comes then.
     */
    public static TimedLedger resumed(int clientsPerOrganisation, List<TrailStep> steps) {
        List<AccountId> clients = clients(clientsPerOrganisation);
        TimedLedger ledger = new TimedLedger(clients, founding(clients));
        for (TrailStep step : steps) {
            ledger.state.write(step.writes());
            ledger.state.commit();
            ledger.now = step.timestamp() + 1;
        }
        ledger.kept = steps.size();
        return ledger;
    }

    /** Goes on after transactions of a ledger with as many clients, a second after the last one; its blocks have them all. */
    public static TimedLedger after(int clientsPerOrganisation, List<TimedTransaction> before) {
        List<AccountId> clients = clients(clientsPerOrganisation);
        TimedLedger ledger = new TimedLedger(clients, founding(clients));
        for (TimedTransaction transaction : before) {
            ledger.state.write(transaction.writes());
            ledger.state.commit();
            ledger.transactions.add(transaction);
            ledger.now = transaction.invocation().timestamp() + 1;
            ledger.proposals += transaction.invocation().function().equals("governance:Propose") ? 1 : 0;
        }
        return ledger;
    }

    private static List<AccountId> clients(int clientsPerOrganisation) {
        List<AccountId> clients = new ArrayList<>();
        for (int i = 0; i < clientsPerOrganisation; i++) {
            for (String organisation : ORGANISATIONS) {
                clients.add(AccountId.of(organisation, "client" + i));
            }
        }
        return List.copyOf(clients);
    }

    private static FoundingDocument founding(List<AccountId> clients) {
        return new FoundingDocument(
                ORGANISATIONS.stream().map(OrganisationId::parse).toList(),
                new GovernanceParameters(CLOCK_WINDOW, 15, 86_400, 256, 1_000, Millionths.of(250_000), true)
                        .withArena(new ArenaBounds(Amount.ofFlock(100), Millionths.of(80_000), 365)),
                clients.stream().map(client -> new Grant(client, GRANT)).toList());
    }

    public AccountId client(int number) {
        return clients.get(number);
    }

    public static AccountId governor(int organisation) {
        return AccountId.of(ORGANISATIONS.get(organisation), "governor");
    }

    public long now() {
        return now;
    }

    public void waitSeconds(long seconds) {
        now += seconds;
    }

    /** Submits and expects success. */
    public String submit(AccountId who, String function, Object request) {
        Answer answer = attempt(who, function, request);
        assertThat(answer).as(function).isInstanceOf(Answer.Result.class);
        return ((Answer.Result) answer).json();
    }

    public <T> T submit(AccountId who, String function, Object request, Class<T> result) {
        return Json.read(submit(who, function, request), result);
    }

    /** Submits and expects a refusal. */
    public ErrorCode refusal(AccountId who, String function, Object request) {
        Answer answer = attempt(who, function, request);
        assertThat(answer).as(function).isInstanceOf(Answer.Refusal.class);
        return FlockException.parse(((Answer.Refusal) answer).message())
                .flatMap(FlockException::code)
                .orElseThrow();
    }

    /** Submits, whatever comes of it; what succeeds gets a block of its own. */
    public Answer attempt(AccountId who, String function, Object request) {
        ByteString nonce = ByteString.copyFromUtf8("nonce " + (kept + transactions.size() + 1));
        ByteString creator = signer(who).serialised();
        Invocation invocation = new Invocation(
                function, List.of(Json.write(request)), creator, CHANNEL, TimedBlocks.id(nonce, creator), now);
        Answer answer = dispatcher.answer(invocation, state);
        if (answer instanceof Answer.Result) {
            transactions.add(new TimedTransaction(invocation, nonce, state.commit()));
        } else {
            assertThat(state.discard()).as("a refusal wrote something").isFalse();
        }
        return answer;
    }

    /** Asks; leaves no block. */
    public <T> T evaluate(String function, Object request, Class<T> result) {
        Answer answer = dispatcher.answer(
                new Invocation(
                        function,
                        List.of(Json.write(request)),
                        signer(clients.get(0)).serialised(),
                        CHANNEL,
                        "0".repeat(64),
                        now),
                state);
        assertThat(answer).as(function).isInstanceOf(Answer.Result.class);
        assertThat(state.discard()).as("a query wrote something").isFalse();
        return Json.read(((Answer.Result) answer).json(), result);
    }

    /** Two of the three organisations decide. */
    public void decide(ProposalAction action) {
        ProposalId id = ProposalId.parse("proposal-" + proposals++);
        submit(governor(0), "governance:Propose", new Propose(id, action));
        submit(governor(1), "governance:Approve", new Approve(id, action.digest()));
    }

    public List<TimedTransaction> transactions() {
        return List.copyOf(transactions);
    }

    /** The last transaction of a function. */
    public TimedTransaction last(String function) {
        return transactions.stream()
                .filter(transaction -> transaction.invocation().function().equals(function))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** Audits everything so far. */
    public AuditReport audit() {
        return audit(transaction -> false, UnaryOperator.identity());
    }

    /** Audits a chain in which some transactions were changed before they were endorsed. */
    public AuditReport audit(Predicate<TimedTransaction> which, UnaryOperator<TimedTransaction> change) {
        LedgerAudit audit = new LedgerAudit(new AuditSettings(CHANNEL, "flock", Optional.empty(), Map.of()));
        blocks(which, change).forEach(audit::accept);
        return audit.report();
    }

    /** The blocks. */
    public List<Block> blocks() {
        return blocks(transaction -> false, UnaryOperator.identity());
    }

    /** The blocks of a chain in which some transactions were changed before they were endorsed. */
    public List<Block> blocks(Predicate<TimedTransaction> which, UnaryOperator<TimedTransaction> change) {
        return written.of(transactions.stream()
                .map(transaction -> which.test(transaction) ? change.apply(transaction) : transaction)
                .toList());
    }

    private Signer signer(AccountId account) {
        return signers.computeIfAbsent(
                account,
                of -> Signer.of(
                        of.organisation().text(), of.name(), of.name().equals("governor") ? "admin" : "client"));
    }
}
