package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import io.flock.devnet.conformance.Await;
import io.flock.devnet.conformance.Capability;
import io.flock.devnet.conformance.ChaincodeDefinition;
import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.stage.Actor;
import io.flock.devnet.conformance.stage.Call;
import io.flock.devnet.conformance.stage.Stage;
import java.util.List;
import org.hyperledger.fabric.client.Transaction;

/** Parts of the network that are down. */
final class FaultScenarios {
    private FaultScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("fault/chaincode down at the gateway's peer", FaultScenarios::ownChaincode)
                        .needing(Capability.STOP_CHAINCODE),
                scenario("fault/chaincode down at another peer", FaultScenarios::otherChaincode)
                        .needing(Capability.STOP_CHAINCODE),
                scenario("fault/chaincode down at two peers", FaultScenarios::twoChaincodes)
                        .needing(Capability.STOP_CHAINCODE),
                scenario("fault/another peer down", FaultScenarios::otherPeer).needing(Capability.STOP_PEER),
                scenario("fault/gateway's peer down", FaultScenarios::ownPeer).needing(Capability.STOP_PEER),
                scenario("fault/orderer down", FaultScenarios::orderer).needing(Capability.STOP_ORDERER));
    }

    private static void calls(Stage stage, int organisation) {
        Actor client = stage.client(organisation);
        stage.note("evaluate", client.evaluate("organisation"));
        stage.note("submit", client.submit("put", stage.key("a"), "1"));
        stage.note(
                "submit by all",
                client.call("put", stage.key("a"), "2")
                        .on(ChaincodeDefinition.UNANIMOUS)
                        .submit());
    }

    private static void ownChaincode(Stage stage) throws Exception {
        stage.network().stopChaincode("Org1MSP", ChaincodeDefinition.PROBE);
        stage.note("evaluate", stage.client(1).evaluate("echo"));
        stage.note(
                "evaluate at Org1",
                stage.client(1).call("organisation").by("Org1MSP").evaluate());
        stage.note("submit", stage.client(1).submit("put", stage.key("a"), "1"));
        stage.note(
                "named others",
                stage.client(1)
                        .call("put", stage.key("a"), "2")
                        .by("Org2MSP", "Org3MSP")
                        .submit());
        stage.network().startChaincode("Org1MSP", ChaincodeDefinition.PROBE);
        stage.recover();
        stage.note("afterwards", stage.client(1).submit("put", stage.key("a"), "3"));
    }

    private static void otherChaincode(Stage stage) throws Exception {
        stage.network().stopChaincode("Org3MSP", ChaincodeDefinition.PROBE);
        stage.note("submit", stage.client(1).submit("put", stage.key("a"), "1"));
        stage.note(
                "named",
                stage.client(1)
                        .call("put", stage.key("a"), "2")
                        .by("Org1MSP", "Org3MSP")
                        .submit());
        stage.network().startChaincode("Org3MSP", ChaincodeDefinition.PROBE);
        stage.recover();
    }

    private static void twoChaincodes(Stage stage) throws Exception {
        stage.network().stopChaincode("Org2MSP", ChaincodeDefinition.PROBE);
        stage.network().stopChaincode("Org3MSP", ChaincodeDefinition.PROBE);
        stage.note("submit", stage.client(1).submit("put", stage.key("a"), "1"));
        stage.note("evaluate", stage.client(2).evaluate("organisation"));
        stage.network().startChaincode("Org2MSP", ChaincodeDefinition.PROBE);
        stage.network().startChaincode("Org3MSP", ChaincodeDefinition.PROBE);
        stage.recover();
    }

    private static void otherPeer(Stage stage) throws Exception {
        stage.stopPeer(3);
        Call named = stage.client(1).call("put", stage.key("a"), "3").by("Org1MSP", "Org3MSP");
        // At first the gateway calls a peer that does not answer; later it knows that the peer has left.
        Await.until(
                "the gateway to notice",
                () -> named.endorse().outcome().get("status").getAsString().equals("UNAVAILABLE"));
        stage.note("named", named.submit());
        calls(stage, 1);
        stage.startPeer(3);
        calls(stage, 3);
    }

    private static void ownPeer(Stage stage) throws Exception {
        Transaction endorsed =
                stage.client(2).call("put", stage.key("b"), "1").endorse().transaction();
        stage.stopPeer(2);
        // What the first call is told depends on how far the connection has come down.
        Await.until("the connection to be down", () -> stage.client(2)
                .evaluate("organisation")
                .get("status")
                .getAsString()
                .equals("UNAVAILABLE"));
        stage.note("evaluate", stage.client(2).evaluate("organisation").get("status"));
        stage.note("submit", stage.client(2).submit("put", stage.key("a"), "1").get("status"));
        stage.note("endorsed before, sent by another gateway", Committing.elsewhere(stage, 3, endorsed));
        stage.startPeer(2);
        calls(stage, 2);
        stage.note("state", stage.client(2).evaluate("get", stage.key("b")));
    }

    private static void orderer(Stage stage) throws Exception {
        stage.network().stopOrderer();
        stage.note("evaluate", stage.client(1).evaluate("organisation"));
        stage.note("submit", stage.client(1).submit("put", stage.key("a"), "1"));
        stage.network().startOrderer();
        stage.recover();
        stage.note("afterwards", stage.client(1).submit("put", stage.key("a"), "2"));
        stage.note("history", stage.client(1).evaluate("history", stage.key("a")));
    }
}
