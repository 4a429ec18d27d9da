package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import io.flock.devnet.conformance.Capability;
import io.flock.devnet.conformance.ChaincodeDefinition;
import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.stage.EventTail;
import io.flock.devnet.conformance.stage.Stage;
import java.util.List;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.peer.ProcessedTransaction;

/** The whole network stopped and started: everything is as it was. */
final class RestartScenarios {
    private RestartScenarios() {}

    static List<Scenario> all() {
        return List.of(scenario("restart/everything is as it was", RestartScenarios::everything)
                .needing(Capability.RESTART));
    }

    private static void everything(Stage stage) throws Exception {
        stage.client(1).submit("put", stage.key("a"), "1");
        stage.client(1).submit("put", stage.key("a"), "2");
        Status status = EventScenarios.emit(stage, EventScenarios.LAST);
        Status invalid = stage.client(1)
                .call("put", stage.key("a"), "3")
                .by("Org1MSP")
                .endorse()
                .transaction()
                .submitAsync()
                .getStatus();
        stage.settle(invalid.getTransactionId());
        BlockchainInfo info = info(stage);
        Block block = block(stage, status.getBlockNumber());

        stage.network().restart();
        stage.connect();

        stage.note("height and hashes", String.valueOf(info(stage).equals(info)));
        stage.note("block", String.valueOf(block(stage, status.getBlockNumber()).equals(block)));
        stage.note("state", stage.client(2).evaluate("get", stage.key("a")));
        stage.note("history", stage.client(3).evaluate("history", stage.key("a")));
        stage.note("status", Committing.status(stage, status.getTransactionId()));
        stage.note("status of the invalid one", Committing.status(stage, invalid.getTransactionId()));
        stage.note(
                "code of the invalid one",
                ProcessedTransaction.parseFrom(qscc(stage)
                                .evaluateTransaction("GetTransactionByID", stage.channel(), invalid.getTransactionId()))
                        .getValidationCode());
        try (EventTail tail =
                EventScenarios.from(stage.client(1), ChaincodeDefinition.PROBE, status.getBlockNumber())) {
            stage.note("event", tail.next().getEventName());
        }
        stage.recover();
        stage.note("a new one", stage.client(1).submit("put", stage.key("a"), "4"));
        stage.note("history with it", stage.client(1).evaluate("history", stage.key("a")));
    }

    private static Contract qscc(Stage stage) {
        return stage.client(1).network().getContract("qscc");
    }

    private static BlockchainInfo info(Stage stage) throws Exception {
        return BlockchainInfo.parseFrom(qscc(stage).evaluateTransaction("GetChainInfo", stage.channel()));
    }

    private static Block block(Stage stage, long number) throws Exception {
        return Block.parseFrom(
                qscc(stage).evaluateTransaction("GetBlockByNumber", stage.channel(), String.valueOf(number)));
    }
}
