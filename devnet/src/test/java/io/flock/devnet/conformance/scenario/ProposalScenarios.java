package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import com.google.protobuf.ByteString;
import io.flock.devnet.conformance.ChaincodeDefinition;
import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.identity.Credentials;
import io.flock.devnet.conformance.stage.Stage;
import io.flock.devnet.conformance.wire.ProposalDraft;
import io.flock.devnet.conformance.wire.Signatures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/** Proposals that an endorser refuses for what stands in them. */
final class ProposalScenarios {
    private ProposalScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("proposal/built by hand and right", stage -> changed(stage, draft -> draft)),
                scenario("proposal/header type", ProposalScenarios::types),
                scenario("proposal/epoch is not zero", stage -> changed(stage, draft -> draft.epoch(1))),
                scenario("proposal/nonce is empty", stage -> changed(stage, draft -> draft.nonce(ByteString.EMPTY))),
                scenario(
                        "proposal/creator is empty", stage -> changed(stage, draft -> draft.creator(ByteString.EMPTY))),
                scenario("proposal/transaction id of another", ProposalScenarios::transactionId),
                scenario(
                        "proposal/header names no chaincode",
                        stage -> changed(stage, draft -> draft.headerChaincode(ByteString.EMPTY))),
                scenario("proposal/signature", ProposalScenarios::signatures),
                scenario("proposal/clock of the client", ProposalScenarios::clock),
                scenario("proposal/bytes that are no proposal", ProposalScenarios::undecodable),
                scenario("proposal/transaction id was used before", ProposalScenarios::duplicate));
    }

    private static ProposalDraft echo(Stage stage) {
        return new ProposalDraft(stage.credentials(1), stage.channel(), ChaincodeDefinition.PROBE, "echo", "x");
    }

    private static void changed(Stage stage, UnaryOperator<ProposalDraft> change) {
        note(stage, "", change.apply(echo(stage)).signed());
    }

    private static void note(Stage stage, String what, SignedProposal proposal) {
        stage.note((what + " evaluate").trim(), stage.gateway(1).evaluate(proposal));
        stage.note((what + " endorse").trim(), stage.gateway(1).endorse(proposal));
    }

    private static void types(Stage stage) {
        for (HeaderType type : List.of(HeaderType.CONFIG, HeaderType.CONFIG_UPDATE, HeaderType.MESSAGE)) {
            note(stage, type.name(), echo(stage).type(type.getNumber()).signed());
        }
        note(stage, "unnamed", echo(stage).type(99).signed());
    }

    private static void transactionId(Stage stage) {
        note(stage, "made up", echo(stage).transactionId("abc").signed());
        note(stage, "none", echo(stage).transactionId("").signed());
    }

    private static void signatures(Stage stage) {
        Credentials client = stage.credentials(1);
        ByteString bytes = echo(stage).proposal().toByteString();
        note(stage, "none", ProposalDraft.signed(bytes, ByteString.EMPTY));
        note(stage, "no signature at all", ProposalDraft.signed(bytes, ByteString.copyFromUtf8("nonsense")));
        note(
                stage,
                "over other bytes",
                ProposalDraft.signed(bytes, Signatures.sign(client, ByteString.copyFromUtf8("other"))));
        note(
                stage,
                "by another key",
                ProposalDraft.signed(bytes, Signatures.sign(stage.authority(1).client("other"), bytes)));
        note(stage, "high S", ProposalDraft.signed(bytes, Signatures.highS(client, bytes)));
    }

    private static void clock(Stage stage) {
        Instant now = Instant.now();
        note(
                stage,
                "an hour ahead",
                echo(stage).at(now.plus(Duration.ofHours(1))).signed());
        note(
                stage,
                "an hour behind",
                echo(stage).at(now.minus(Duration.ofHours(1))).signed());
        note(
                stage,
                "ten minutes ahead",
                echo(stage).at(now.plus(Duration.ofMinutes(10))).signed());
        note(stage, "unset", echo(stage).at(Instant.EPOCH).signed());
    }

    private static void undecodable(Stage stage) {
        Credentials client = stage.credentials(1);
        ByteString garbage = ByteString.copyFrom(new byte[] {(byte) 0xff, 1, 2});
        note(stage, "garbage", ProposalDraft.signed(garbage, Signatures.sign(client, garbage)));
        Proposal right = echo(stage).proposal();
        for (Proposal wrong : List.of(
                right.toBuilder().setHeader(garbage).build(),
                right.toBuilder().setPayload(garbage).build(),
                right.toBuilder().clearHeader().build(),
                right.toBuilder().clearPayload().build())) {
            ByteString bytes = wrong.toByteString();
            note(stage, "part of it", ProposalDraft.signed(bytes, Signatures.sign(client, bytes)));
        }
    }

    private static void duplicate(Stage stage) {
        ProposalDraft draft = new ProposalDraft(
                stage.credentials(1), stage.channel(), ChaincodeDefinition.PROBE, "put", stage.key("a"), "1");
        stage.note("first", Committing.prepared(stage, stage.gateway(1).prepare(draft.signed())));
        note(stage, "again", draft.signed());
    }
}
