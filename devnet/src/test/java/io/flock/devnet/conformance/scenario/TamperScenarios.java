package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import com.google.protobuf.ByteString;
import io.flock.devnet.conformance.ChaincodeDefinition;
import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.identity.Credentials;
import io.flock.devnet.conformance.stage.Stage;
import io.flock.devnet.conformance.wire.ProposalDraft;
import io.flock.devnet.conformance.wire.Signatures;
import io.flock.devnet.conformance.wire.TransactionDraft;
import java.util.List;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.peer.Response;

/** Transactions whose client changed something after the endorsement, headers first. */
final class TamperScenarios {
    private static final ByteString GARBAGE = ByteString.copyFrom(new byte[] {(byte) 0xff, 1, 2});

    private TamperScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("tamper/nothing changed", stage -> commit(stage, draft -> draft)),
                scenario("tamper/result", TamperScenarios::result),
                scenario("tamper/write set", TamperScenarios::writeSet),
                scenario("tamper/proposal hash", TamperScenarios::proposalHash),
                scenario("tamper/arguments", TamperScenarios::arguments),
                scenario("tamper/transaction id", TamperScenarios::transactionId),
                scenario("tamper/nonce", TamperScenarios::nonce),
                scenario("tamper/header type", TamperScenarios::type),
                scenario("tamper/epoch", stage -> commit(stage, draft -> draft.channelHeader(h -> h.setEpoch(1)))),
                scenario("tamper/channel", TamperScenarios::channel),
                scenario(
                        "tamper/time stamp",
                        stage -> commit(stage, draft -> draft.channelHeader(h -> h.clearTimestamp()))),
                scenario("tamper/two actions", stage -> commit(stage, draft -> draft.actions(2))),
                scenario("tamper/no action", stage -> commit(stage, draft -> draft.actions(0))),
                scenario(
                        "tamper/response undecodable", stage -> commit(stage, draft -> draft.responsePayload(GARBAGE))),
                scenario(
                        "tamper/proposal undecodable", stage -> commit(stage, draft -> draft.proposalPayload(GARBAGE))),
                scenario("tamper/client's signature", TamperScenarios::signature),
                scenario("tamper/client's signature is high-S", TamperScenarios::highS),
                scenario("tamper/creator is another client", TamperScenarios::otherCreator),
                scenario("tamper/payload undecodable", TamperScenarios::undecodable));
    }

    /** A change that may break what it parses. */
    @FunctionalInterface
    interface Change {
        TransactionDraft apply(TransactionDraft draft) throws Exception;
    }

    static TransactionDraft endorsed(Stage stage) throws Exception {
        ProposalDraft proposal = new ProposalDraft(
                stage.credentials(1), stage.channel(), ChaincodeDefinition.PROBE, "put", stage.key("a"), "honest");
        return TransactionDraft.of(stage.gateway(1).prepare(proposal.signed()));
    }

    static void commit(Stage stage, Change change) throws Exception {
        stage.note("commit", Committing.draft(stage, change.apply(endorsed(stage))));
        stage.note("state", stage.client(1).evaluate("get", stage.key("a")));
    }

    private static void result(Stage stage) throws Exception {
        commit(
                stage,
                draft -> draft.action(action -> action.setResponse(
                        Response.newBuilder().setStatus(200).setPayload(ByteString.copyFromUtf8("forged")))));
    }

    private static void writeSet(Stage stage) throws Exception {
        commit(
                stage,
                draft -> draft.action(action ->
                        action.setResults(WriteSets.put(ChaincodeDefinition.PROBE, stage.key("a"), "forged"))));
    }

    private static void proposalHash(Stage stage) throws Exception {
        commit(stage, draft -> draft.response(r -> r.setProposalHash(ByteString.copyFrom(new byte[32]))));
    }

    private static void arguments(Stage stage) throws Exception {
        ByteString other = new ProposalDraft(
                        stage.credentials(1),
                        stage.channel(),
                        ChaincodeDefinition.PROBE,
                        "put",
                        stage.key("a"),
                        "other")
                .proposal()
                .getPayload();
        commit(stage, draft -> draft.proposalPayload(other));
    }

    private static void transactionId(Stage stage) throws Exception {
        commit(stage, draft -> draft.channelHeader(header -> header.setTxId("a" + draft.transactionId())));
    }

    private static void nonce(Stage stage) throws Exception {
        commit(stage, draft -> draft.signatureHeader(header -> header.setNonce(ProposalDraft.randomNonce())));
        commit(stage, draft -> draft.signatureHeader(header -> header.clearNonce()));
    }

    private static void type(Stage stage) throws Exception {
        commit(stage, draft -> draft.channelHeader(header -> header.setType(HeaderType.MESSAGE_VALUE)));
        commit(stage, draft -> draft.channelHeader(header -> header.setType(HeaderType.DELIVER_SEEK_INFO_VALUE)));
    }

    private static void channel(Stage stage) throws Exception {
        commit(stage, draft -> draft.channelHeader(header -> header.setChannelId("elsewhere")));
    }

    private static void signature(Stage stage) throws Exception {
        TransactionDraft draft = endorsed(stage);
        Credentials other = stage.authority(1).client("other");
        stage.note("by another client", Committing.draft(stage, draft, other));
    }

    private static void highS(Stage stage) throws Exception {
        TransactionDraft draft = endorsed(stage);
        ByteString payload = draft.payload();
        stage.note(
                "commit",
                Committing.envelope(
                        stage,
                        TransactionDraft.envelope(payload, Signatures.highS(stage.credentials(1), payload)),
                        draft.transactionId()));
    }

    private static void otherCreator(Stage stage) throws Exception {
        Credentials other = stage.credentials(2);
        TransactionDraft draft = endorsed(stage).signatureHeader(header -> header.setCreator(other.creator()));
        stage.note("same transaction id", Committing.draft(stage, draft, other));
        TransactionDraft fitting = endorsed(stage).signatureHeader(header -> header.setCreator(other.creator()));
        ByteString[] nonce = new ByteString[1];
        fitting.signatureHeader(header -> {
            nonce[0] = header.getNonce();
            return header;
        });
        fitting.channelHeader(header -> header.setTxId(ProposalDraft.computedId(nonce[0], other.creator())));
        stage.note("fitting transaction id", Committing.draft(stage, fitting, other));
    }

    private static void undecodable(Stage stage) {
        stage.note(
                "submit",
                stage.gateway(1)
                        .submit(
                                stage.channel(),
                                TransactionDraft.envelope(GARBAGE, Signatures.sign(stage.credentials(1), GARBAGE))));
    }
}
