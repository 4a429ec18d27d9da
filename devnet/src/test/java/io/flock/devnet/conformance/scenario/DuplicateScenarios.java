package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.stage.Stage;
import io.flock.devnet.conformance.wire.TransactionDraft;
import java.util.List;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Envelope;

/** The same transaction more than once. */
final class DuplicateScenarios {
    private DuplicateScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("duplicate/submitted again after its commit", DuplicateScenarios::again),
                scenario("duplicate/submitted twice at once", DuplicateScenarios::atOnce),
                scenario("duplicate/the first one was invalid", DuplicateScenarios::firstInvalid));
    }

    private static void again(Stage stage) throws Exception {
        TransactionDraft draft = TamperScenarios.endorsed(stage);
        Envelope envelope = draft.signedBy(stage.credentials(1));
        stage.note("first", Committing.envelope(stage, envelope, draft.transactionId()));
        stage.client(1).submit("put", stage.key("a"), "later");
        stage.note("second", Committing.envelope(stage, envelope, draft.transactionId()));
        stage.note("follower", stage.client(1).submit("put", stage.key("b"), "1"));
        stage.note("state", stage.client(1).evaluate("get", stage.key("a")));
        stage.note("history", stage.client(1).evaluate("history", stage.key("a")));
        stage.note("status", Committing.status(stage, draft.transactionId()));
    }

    private static void atOnce(Stage stage) throws Exception {
        Transaction transaction =
                stage.client(1).call("increment", stage.key("a")).endorse().transaction();
        SubmittedTransaction first = transaction.submitAsync();
        SubmittedTransaction second = transaction.submitAsync();
        stage.note("first", first.getStatus().getCode().name());
        stage.note("second", second.getStatus().getCode().name());
        stage.settle(transaction.getTransactionId());
        stage.note("state", stage.client(1).evaluate("get", stage.key("a")));
    }

    private static void firstInvalid(Stage stage) throws Exception {
        TransactionDraft draft = TamperScenarios.endorsed(stage).endorsements(all -> List.of(all.get(0)));
        Envelope underEndorsed = draft.signedBy(stage.credentials(1));
        stage.note("under-endorsed", Committing.envelope(stage, underEndorsed, draft.transactionId()));
        draft.endorsedBy(CollusionScenarios.peers(stage));
        stage.note("endorsed", Committing.draft(stage, draft));
        stage.note("follower", stage.client(1).submit("put", stage.key("b"), "1"));
        stage.note("state", stage.client(1).evaluate("getSize", stage.key("a")));
    }
}
