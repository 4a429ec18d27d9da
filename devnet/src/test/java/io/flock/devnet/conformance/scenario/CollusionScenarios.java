package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import com.google.protobuf.ByteString;
import io.flock.devnet.conformance.ChaincodeDefinition;
import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.TestOrganisation;
import io.flock.devnet.conformance.identity.Credentials;
import io.flock.devnet.conformance.stage.Stage;
import io.flock.devnet.conformance.wire.TransactionDraft;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.Response;

/** Transactions that every peer has signed although no chaincode said so: what validation finds on its own. */
final class CollusionScenarios {
    private CollusionScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario(
                        "collusion/another write than the contract's",
                        stage -> signed(
                                stage,
                                a -> a.setResults(WriteSets.put(ChaincodeDefinition.PROBE, stage.key("a"), "agreed")))),
                scenario("collusion/empty value that is no delete", CollusionScenarios::emptyValue),
                scenario(
                        "collusion/read-write set undecodable",
                        stage -> signed(stage, a -> a.setResults(ByteString.copyFrom(new byte[] {(byte) 0xff, 1, 2})))),
                scenario("collusion/set of a namespace undecodable", CollusionScenarios::namespaceSet),
                scenario("collusion/no results", stage -> signed(stage, ChaincodeAction.Builder::clearResults)),
                scenario("collusion/a namespace twice", CollusionScenarios::twice),
                scenario(
                        "collusion/namespace that is not defined",
                        stage -> signed(stage, a -> a.setResults(WriteSets.put(ChaincodeDefinition.ABSENT, "a", "1")))),
                scenario(
                        "collusion/namespace of a system chaincode",
                        stage -> signed(stage, a -> a.setResults(WriteSets.put("lscc", "a", "1")))),
                scenario(
                        "collusion/chaincode of the response is another",
                        stage -> signed(stage, a -> a.setChaincodeId(id(ChaincodeDefinition.OTHER, "1.0")))),
                scenario(
                        "collusion/chaincode version is another",
                        stage -> signed(stage, a -> a.setChaincodeId(id(ChaincodeDefinition.PROBE, "2.0")))),
                scenario(
                        "collusion/chaincode without version",
                        stage -> signed(stage, a -> a.setChaincodeId(id(ChaincodeDefinition.PROBE, "")))),
                scenario("collusion/no chaincode", stage -> signed(stage, ChaincodeAction.Builder::clearChaincodeId)),
                scenario("collusion/event of another chaincode", CollusionScenarios::event),
                scenario(
                        "collusion/response says failed",
                        stage -> signed(
                                stage,
                                a -> a.setResponse(
                                        Response.newBuilder().setStatus(500).setMessage("no")))),
                scenario("collusion/header names another chaincode", CollusionScenarios::header));
    }

    private static ChaincodeID id(String name, String version) {
        return ChaincodeID.newBuilder().setName(name).setVersion(version).build();
    }

    static List<Credentials> peers(Stage stage) {
        return stage.network().organisations().stream()
                .map(TestOrganisation::peerIdentity)
                .toList();
    }

    private static void signed(Stage stage, UnaryOperator<ChaincodeAction.Builder> change) throws Exception {
        TamperScenarios.commit(stage, draft -> draft.action(change).endorsedBy(peers(stage)));
    }

    private static void emptyValue(Stage stage) throws Exception {
        stage.client(1).submit("put", stage.key("a"), "1");
        signed(
                stage,
                action -> action.setResults(
                        WriteSets.of(WriteSets.namespace(ChaincodeDefinition.PROBE, stage.key("a"), ""))));
        stage.note("history", stage.client(1).evaluate("history", stage.key("a")));
    }

    private static void namespaceSet(Stage stage) throws Exception {
        signed(
                stage,
                action -> action.setResults(WriteSets.of(NsReadWriteSet.newBuilder()
                        .setNamespace(ChaincodeDefinition.PROBE)
                        .setRwset(ByteString.copyFrom(new byte[] {(byte) 0xff, 1, 2}))
                        .build())));
    }

    private static void twice(Stage stage) throws Exception {
        signed(
                stage,
                action -> action.setResults(WriteSets.of(
                        WriteSets.namespace(ChaincodeDefinition.PROBE, stage.key("a"), "1"),
                        WriteSets.namespace(ChaincodeDefinition.PROBE, stage.key("a"), "2"))));
    }

    private static void event(Stage stage) throws Exception {
        TransactionDraft draft = TamperScenarios.endorsed(stage);
        ByteString event = ChaincodeEvent.newBuilder()
                .setChaincodeId(ChaincodeDefinition.OTHER)
                .setTxId(draft.transactionId())
                .setEventName("forged")
                .build()
                .toByteString();
        draft.action(action -> action.setEvents(event)).endorsedBy(peers(stage));
        stage.note("commit", Committing.draft(stage, draft));
    }

    private static void header(Stage stage) throws Exception {
        TamperScenarios.commit(
                stage,
                draft -> draft.channelHeader(header -> header.setExtension(ChaincodeHeaderExtension.newBuilder()
                        .setChaincodeId(id(ChaincodeDefinition.OTHER, ""))
                        .build()
                        .toByteString())));
    }
}
