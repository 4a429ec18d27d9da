package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import com.google.gson.JsonObject;
import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.stage.Endorsement;
import io.flock.devnet.conformance.stage.Stage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.peer.ProcessedTransaction;

/** The system chaincode that answers questions about the ledger. */
final class QueryScenarios {
    private static final String QSCC = "qscc";

    private QueryScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("qscc/chain info", QueryScenarios::chainInfo),
                scenario("qscc/block by number, hash and transaction", QueryScenarios::blocks),
                scenario("qscc/transaction", QueryScenarios::transaction),
                scenario("qscc/what is not there", QueryScenarios::absent),
                scenario("qscc/wrong questions", QueryScenarios::wrong),
                scenario("qscc/submitted", QueryScenarios::submitted),
                scenario("qscc/asked by a peer", QueryScenarios::byPeer));
    }

    private static Contract contract(Stage stage) {
        return stage.client(1).network().getContract(QSCC);
    }

    private static BlockchainInfo info(Stage stage) throws Exception {
        return BlockchainInfo.parseFrom(contract(stage).evaluateTransaction("GetChainInfo", stage.channel()));
    }

    private static void chainInfo(Stage stage) throws Exception {
        long before = info(stage).getHeight();
        long block = AnEvent.commit(stage).getBlockNumber();
        BlockchainInfo after = info(stage);
        stage.note("blocks between", after.getHeight() - before);
        stage.note("height is the number of the last block and one", after.getHeight() - block);
        stage.note(
                "hash sizes",
                after.getCurrentBlockHash().size() + " "
                        + after.getPreviousBlockHash().size());
    }

    private static void blocks(Stage stage) throws Exception {
        Status status = AnEvent.commit(stage);
        BlockchainInfo info = info(stage);
        String number = String.valueOf(status.getBlockNumber());
        Block byNumber =
                Block.parseFrom(contract(stage).evaluateTransaction("GetBlockByNumber", stage.channel(), number));
        Block byTransaction = Block.parseFrom(
                contract(stage).evaluateTransaction("GetBlockByTxID", stage.channel(), status.getTransactionId()));
        Block byHash = Block.parseFrom(contract(stage)
                .newProposal("GetBlockByHash")
                .addArguments(
                        stage.channel().getBytes(StandardCharsets.UTF_8),
                        info.getCurrentBlockHash().toByteArray())
                .build()
                .evaluate());
        stage.note("by transaction", String.valueOf(byTransaction.equals(byNumber)));
        stage.note("by hash", String.valueOf(byHash.equals(byNumber)));
        stage.note("hash of the block", String.valueOf(Blocks.hash(byNumber).equals(info.getCurrentBlockHash())));
        stage.note("block", Blocks.describe(byNumber));
    }

    private static void transaction(Stage stage) throws Exception {
        String valid = AnEvent.transactionId(stage);
        ProcessedTransaction processed = ProcessedTransaction.parseFrom(
                contract(stage).evaluateTransaction("GetTransactionByID", stage.channel(), valid));
        stage.note("code", processed.getValidationCode());
        stage.note(
                "has its envelope",
                String.valueOf(!processed.getTransactionEnvelope().getPayload().isEmpty()));
        Status invalid = stage.client(1)
                .call("put", stage.key("a"), "1")
                .by("Org1MSP")
                .endorse()
                .transaction()
                .submitAsync()
                .getStatus();
        stage.note(
                "code of an invalid one",
                ProcessedTransaction.parseFrom(contract(stage)
                                .evaluateTransaction("GetTransactionByID", stage.channel(), invalid.getTransactionId()))
                        .getValidationCode());
    }

    private static JsonObject ask(Stage stage, String function, String... arguments) {
        return stage.client(1).call(function, arguments).on(QSCC).evaluate();
    }

    private static void absent(Stage stage) {
        stage.note("transaction", ask(stage, "GetTransactionByID", stage.channel(), "0".repeat(64)));
        stage.note("block of a transaction", ask(stage, "GetBlockByTxID", stage.channel(), "0".repeat(64)));
        stage.note("block", ask(stage, "GetBlockByNumber", stage.channel(), "999999"));
        stage.note("hash", ask(stage, "GetBlockByHash", stage.channel(), "nonsense"));
        stage.note("channel", ask(stage, "GetChainInfo", "elsewhere"));
    }

    private static void wrong(Stage stage) {
        stage.note("function", ask(stage, "NoSuchFunction", stage.channel()));
        stage.note("no channel", ask(stage, "GetChainInfo"));
        stage.note("no number", ask(stage, "GetBlockByNumber", stage.channel()));
        stage.note("number that is none", ask(stage, "GetBlockByNumber", stage.channel(), "one"));
        stage.note("empty transaction id", ask(stage, "GetTransactionByID", stage.channel(), ""));
    }

    private static void submitted(Stage stage) {
        stage.note(
                "submit",
                stage.client(1).call("GetChainInfo", stage.channel()).on(QSCC).endorse() instanceof Endorsement.Given
                        ? "endorsed"
                        : "refused");
    }

    private static void byPeer(Stage stage) {
        JsonObject outcome = stage.actor(1, stage.organisation(1).peerIdentity())
                .call("GetChainInfo", stage.channel())
                .on(QSCC)
                .evaluate();
        stage.note("answered", String.valueOf(outcome.has("result")));
    }
}
