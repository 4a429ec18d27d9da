package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.record.Outcome;
import io.flock.devnet.conformance.stage.Stage;
import io.flock.devnet.conformance.wire.RawGateway;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;

/** The commit status, asked for before, after and without a commit. */
final class StatusScenarios {
    private StatusScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("status/asked before the transaction is submitted", StatusScenarios::before),
                scenario("status/asked long after", StatusScenarios::after),
                scenario("status/asked at every gateway", StatusScenarios::everywhere),
                scenario("status/the client's deadline", StatusScenarios::never));
    }

    private static void before(Stage stage) throws Exception {
        Transaction transaction =
                stage.client(1).call("put", stage.key("a"), "1").endorse().transaction();
        CompletableFuture<CommitStatusResponse> early = CompletableFuture.supplyAsync(() ->
                stage.gateway(1).awaitCommit(stage.credentials(1), stage.channel(), transaction.getTransactionId()));
        SubmittedTransaction submitted = transaction.submitAsync();
        CommitStatusResponse response = early.get(60, TimeUnit.SECONDS);
        stage.note("code", response.getResult().name());
        stage.note(
                "same block",
                String.valueOf(
                        response.getBlockNumber() == submitted.getStatus().getBlockNumber()));
    }

    private static void after(Stage stage) throws Exception {
        String transactionId = AnEvent.transactionId(stage);
        stage.client(1).submit("put", stage.key("a"), "1");
        stage.client(1).submit("put", stage.key("a"), "2");
        stage.note("status", Committing.status(stage, transactionId));
    }

    private static void everywhere(Stage stage) throws Exception {
        String transactionId = AnEvent.transactionId(stage);
        for (int organisation = 1; organisation <= 3; organisation++) {
            stage.note(
                    "gateway " + organisation,
                    stage.gateway(organisation)
                            .commitStatus(
                                    RawGateway.statusRequest(stage.credentials(1), stage.channel(), transactionId)));
        }
    }

    /** The transaction is never submitted. The short deadline is the client's own. */
    private static void never(Stage stage) throws Exception {
        Transaction transaction =
                stage.client(1).call("put", stage.key("a"), "1").endorse().transaction();
        try {
            stage.client(1)
                    .gateway()
                    .newCommit(Commits.of(stage, transaction.getTransactionId()))
                    .getStatus(options -> options.withDeadlineAfter(300, TimeUnit.MILLISECONDS));
            stage.note("status", "came");
        } catch (CommitStatusException e) {
            stage.note("status", Outcome.failure(e));
        }
    }
}
