package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.record.Outcome;
import io.flock.devnet.conformance.stage.Actor;
import io.flock.devnet.conformance.stage.Stage;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.BlockAndPrivateData;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.hyperledger.fabric.protos.peer.FilteredTransaction;

/** Blocks as a stream. */
final class DeliverScenarios {
    private DeliverScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("deliver/blocks", DeliverScenarios::blocks),
                scenario("deliver/first block", DeliverScenarios::genesis),
                scenario("deliver/orderer's signature", DeliverScenarios::signature),
                scenario("deliver/filtered blocks", DeliverScenarios::filtered),
                scenario("deliver/blocks with private data", DeliverScenarios::withPrivateData),
                scenario("deliver/unknown channel", DeliverScenarios::unknownChannel),
                scenario("deliver/asked by a stranger", DeliverScenarios::stranger));
    }

    private static void blocks(Stage stage) throws Exception {
        long start = AnEvent.commit(stage).getBlockNumber();
        stage.client(1).call("put", stage.key("a"), "1").by("Org1MSP").submit();
        try (CloseableIterator<Block> blocks = stage.client(1)
                .network()
                .newBlockEventsRequest()
                .startBlock(start)
                .build()
                .getEvents()) {
            Block first = blocks.next();
            Block second = blocks.next();
            stage.note(
                    "numbers",
                    second.getHeader().getNumber() - first.getHeader().getNumber());
            stage.note("first", Blocks.describe(first));
            stage.note("second", Blocks.describe(second));
            stage.note(
                    "chained",
                    String.valueOf(second.getHeader().getPreviousHash().equals(Blocks.hash(first))));
        }
    }

    private static void genesis(Stage stage) throws Exception {
        try (CloseableIterator<Block> blocks = stage.client(1)
                .network()
                .newBlockEventsRequest()
                .startBlock(0)
                .build()
                .getEvents()) {
            stage.note("block 0", Blocks.describe(blocks.next()));
        }
    }

    private static void signature(Stage stage) throws Exception {
        long committed = AnEvent.commit(stage).getBlockNumber();
        Block first = block(stage, 0);
        Block block = block(stage, committed);
        OrdererSignature orderers = new OrdererSignature(first);
        stage.note("policy", orderers.policy());
        stage.note("signatures of block 0", OrdererSignature.count(first));
        stage.note("signatures", OrdererSignature.count(block));
        stage.note("signature", orderers.describe(block));
    }

    private static Block block(Stage stage, long number) {
        try (CloseableIterator<Block> blocks = stage.client(1)
                .network()
                .newBlockEventsRequest()
                .startBlock(number)
                .build()
                .getEvents()) {
            return blocks.next();
        }
    }

    private static void filtered(Stage stage) throws Exception {
        Status status = AnEvent.commit(stage);
        stage.client(1).call("put", stage.key("a"), "1").by("Org1MSP").submit();
        try (CloseableIterator<FilteredBlock> blocks = stage.client(1)
                .network()
                .newFilteredBlockEventsRequest()
                .startBlock(status.getBlockNumber())
                .build()
                .getEvents()) {
            FilteredBlock first = blocks.next();
            stage.note("channel", first.getChannelId());
            stage.note("same number", String.valueOf(first.getNumber() == status.getBlockNumber()));
            stage.note(
                    "same transaction",
                    String.valueOf(first.getFilteredTransactions(0).getTxid().equals(status.getTransactionId())));
            stage.note("first", describe(first));
            stage.note("second", describe(blocks.next()));
        }
    }

    private static JsonArray describe(FilteredBlock block) {
        JsonArray transactions = new JsonArray();
        for (FilteredTransaction transaction : block.getFilteredTransactionsList()) {
            JsonObject entry = new JsonObject();
            entry.addProperty("type", transaction.getType().name());
            entry.addProperty("code", transaction.getTxValidationCode().name());
            JsonArray events = new JsonArray();
            transaction
                    .getTransactionActions()
                    .getChaincodeActionsList()
                    .forEach(action -> events.add(action.getChaincodeEvent().getChaincodeId() + " "
                            + action.getChaincodeEvent().getEventName()
                            + " payload of "
                            + action.getChaincodeEvent().getPayload().size() + " bytes"));
            entry.add("events", events);
            transactions.add(entry);
        }
        return transactions;
    }

    private static void withPrivateData(Stage stage) throws Exception {
        long start = AnEvent.commit(stage).getBlockNumber();
        stage.note("block", first(() -> {
            try (CloseableIterator<BlockAndPrivateData> blocks = stage.client(1)
                    .network()
                    .newBlockAndPrivateDataEventsRequest()
                    .startBlock(start)
                    .build()
                    .getEvents()) {
                return "private data: " + blocks.next().getPrivateDataMapCount();
            }
        }));
    }

    private static void unknownChannel(Stage stage) {
        stage.note("blocks", firstBlock(stage.client(1).network("elsewhere")));
    }

    private static void stranger(Stage stage) {
        Actor stranger = stage.actor(1, stage.authority(1).forged().client("client"));
        stage.note("forged certificate", firstBlock(stranger.network()));
        Actor expired = stage.actor(
                1, stage.authority(1).request("old").unit("client").expired().issue());
        stage.note("expired certificate", firstBlock(expired.network()));
        Actor peer = stage.actor(1, stage.organisation(2).peerIdentity());
        stage.note("another organisation's peer", firstBlock(peer.network()));
    }

    private static JsonObject firstBlock(Network network) {
        return first(() -> {
            try (CloseableIterator<Block> blocks =
                    network.newBlockEventsRequest().startBlock(0).build().getEvents()) {
                return "block " + blocks.next().getHeader().getNumber();
            }
        });
    }

    private static JsonObject first(Supplier<String> stream) {
        try {
            return Outcome.text("first", stream.get());
        } catch (NoSuchElementException e) {
            // How the client reports that the stream ended with a status instead of a block.
            return Outcome.text("noBlock", e.getMessage());
        } catch (GatewayRuntimeException e) {
            return Outcome.failure(new GatewayException((StatusRuntimeException) e.getCause()));
        }
    }
}
