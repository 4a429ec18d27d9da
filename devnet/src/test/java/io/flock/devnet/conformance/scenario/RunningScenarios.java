package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import com.google.gson.JsonObject;
import io.flock.devnet.conformance.Capability;
import io.flock.devnet.conformance.ChaincodeDefinition;
import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.stage.Endorsement;
import io.flock.devnet.conformance.stage.Stage;
import io.flock.devnet.conformance.wire.ProposalDraft;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/** What happens while a contract function is running. The functions stand at gates that the scenario opens. */
final class RunningScenarios {
    private RunningScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("running/state as of the start of the simulation", RunningScenarios::snapshot),
                scenario("running/the same transaction id at the same time", RunningScenarios::sameId),
                scenario("running/longer than the peer waits", RunningScenarios::timeout),
                scenario("running/longer than the client waits", RunningScenarios::deadline),
                scenario("running/the chaincode is killed", RunningScenarios::killed)
                        .needing(Capability.STOP_CHAINCODE));
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    /**
     * While the function stands, another transaction changes the key that it will read. A peer commits no block while
     * it simulates, so the writer may have to wait for the function; whether it does is not part of the record.
     */
    private static void snapshot(Stage stage) throws Exception {
        stage.client(1).submit("put", stage.key("read"), "before");
        String gate = stage.key("gate");
        CompletableFuture<Endorsement> held = CompletableFuture.supplyAsync(() -> stage.client(1)
                .call("holdThenPut", gate, stage.key("read"), stage.key("written"), "x")
                .by("Org1MSP", "Org2MSP")
                .endorse());
        stage.gates().awaitArrivals(gate, 2);
        SubmittedTransaction writer = stage.client(3)
                .call("put", stage.key("read"), "after")
                .by("Org3MSP", "Org1MSP")
                .endorse()
                .transaction()
                .submitAsync();
        stage.gates().release(gate);
        Endorsement endorsement = get(held);
        stage.settle(writer.getTransactionId());
        stage.note("seen", endorsement.outcome());
        stage.note("commit", endorsement.submit());
    }

    private static void sameId(Stage stage) throws Exception {
        String gate = stage.key("gate");
        SignedProposal proposal = new ProposalDraft(
                        stage.credentials(1), stage.channel(), ChaincodeDefinition.PROBE, "hold", gate)
                .signed();
        CompletableFuture<JsonObject> first =
                CompletableFuture.supplyAsync(() -> stage.gateway(1).evaluate(proposal));
        stage.gates().awaitArrivals(gate, 1);
        stage.note("second, endorsed", stage.gateway(1).endorse(proposal));
        stage.gates().release(gate);
        stage.note("first", get(first));
    }

    private static void timeout(Stage stage) throws Exception {
        String gate = stage.key("gate");
        stage.note("submit", stage.client(1).submit("hold", gate));
        stage.gates().release(gate);
        stage.note("afterwards", stage.client(1).evaluate("echo", "still there"));
    }

    private static void deadline(Stage stage) throws Exception {
        String gate = stage.key("gate");
        try {
            stage.client(1)
                    .call("hold", gate)
                    .proposal()
                    .endorse(options -> options.withDeadlineAfter(500, TimeUnit.MILLISECONDS));
            stage.note("endorse", "came");
        } catch (EndorseException e) {
            stage.note("endorse", e.getStatus().getCode().name());
        }
        try {
            stage.client(1)
                    .call("hold", gate)
                    .proposal()
                    .evaluate(options -> options.withDeadlineAfter(500, TimeUnit.MILLISECONDS));
            stage.note("evaluate", "came");
        } catch (GatewayException e) {
            stage.note("evaluate", e.getStatus().getCode().name());
        }
        stage.gates().release(gate);
        stage.note("afterwards", stage.client(1).evaluate("echo", "still there"));
    }

    private static void killed(Stage stage) throws Exception {
        String gate = stage.key("gate");
        CompletableFuture<JsonObject> submitted =
                CompletableFuture.supplyAsync(() -> stage.client(1).submit("hold", gate));
        stage.gates().awaitArrivals(gate, 1);
        stage.network().stopChaincode("Org1MSP", ChaincodeDefinition.PROBE);
        stage.note("submit", get(submitted));
        stage.gates().release(gate);
        stage.network().startChaincode("Org1MSP", ChaincodeDefinition.PROBE);
        stage.recover();
        stage.note("afterwards", stage.client(1).submit("put", stage.key("a"), "1"));
    }
}
