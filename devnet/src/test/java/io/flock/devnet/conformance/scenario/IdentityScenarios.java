package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import com.google.gson.JsonObject;
import com.google.protobuf.ByteString;
import io.flock.devnet.conformance.ChaincodeDefinition;
import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.identity.CertificateAuthority;
import io.flock.devnet.conformance.identity.CertificateRequest;
import io.flock.devnet.conformance.identity.Credentials;
import io.flock.devnet.conformance.stage.Endorsement;
import io.flock.devnet.conformance.stage.Stage;
import io.flock.devnet.conformance.wire.ProposalDraft;
import io.flock.devnet.conformance.wire.RawGateway;
import io.flock.devnet.conformance.wire.TransactionDraft;
import java.util.List;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.PreparedTransaction;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** Who may do what: each identity tries every door. */
final class IdentityScenarios {
    private IdentityScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("identity/client", stage -> doors(stage, request(stage).unit("client"))),
                scenario("identity/admin", stage -> doors(stage, request(stage).unit("admin"))),
                scenario("identity/peer", stage -> doors(stage, request(stage).unit("peer"))),
                scenario(
                        "identity/orderer", stage -> doors(stage, request(stage).unit("orderer"))),
                scenario("identity/no unit", stage -> doors(stage, request(stage))),
                scenario(
                        "identity/unknown unit",
                        stage -> doors(stage, request(stage).unit("guest"))),
                scenario(
                        "identity/two units",
                        stage -> doors(stage, request(stage).unit("client").unit("admin"))),
                scenario(
                        "identity/expired",
                        stage -> doors(stage, request(stage).unit("client").expired())),
                scenario(
                        "identity/certificate of an authority",
                        stage -> doors(stage, request(stage).unit("client").asAuthority())),
                scenario(
                        "identity/another authority with the same names",
                        stage -> doors(stage, stage.authority(1).forged().client("client"))),
                scenario(
                        "identity/certificate of another organisation",
                        stage ->
                                doors(stage, stage.authority(2).client("client").claiming("Org1MSP"))),
                scenario(
                        "identity/unknown organisation",
                        stage -> doors(stage, stage.credentials(1).claiming("NoMSP"))),
                scenario("identity/the authority itself", IdentityScenarios::authority),
                scenario("identity/no certificate", IdentityScenarios::noCertificate));
    }

    private static CertificateRequest request(Stage stage) {
        return stage.authority(1).request("somebody");
    }

    private static void doors(Stage stage, CertificateRequest request) throws Exception {
        doors(stage, request.issue());
    }

    private static void doors(Stage stage, Credentials who) throws Exception {
        stage.note("evaluate", stage.actor(1, who).evaluate("echo", "x"));
        stage.note(
                "evaluate elsewhere",
                stage.actor(1, who).call("echo", "x").by("Org2MSP").evaluate());
        stage.note("submit", stage.actor(1, who).submit("put", stage.key("a"), "1"));
        stage.note(
                "endorse elsewhere",
                stage.actor(1, who).call("echo", "x").by("Org2MSP").endorse().outcome());
        stage.note("order", order(stage, who));
        stage.note("commit status", stage.gateway(1).commitStatus(knownTransaction(stage, who)));
        stage.note(
                "events",
                stage.gateway(1)
                        .firstEvents(RawGateway.eventsRequest(
                                who,
                                ChaincodeEventsRequest.newBuilder()
                                        .setChannelId(stage.channel())
                                        .setChaincodeId(ChaincodeDefinition.PROBE)
                                        .setIdentity(who.creator())
                                        .setStartPosition(AnEvent.start(stage))
                                        .build())));
    }

    /** Sends a transaction that an honest client had endorsed to the orderer in the name of {@code who}. */
    private static JsonObject order(Stage stage, Credentials who) throws Exception {
        Endorsement endorsed = stage.client(1).call("echo", "x").endorse();
        Envelope envelope =
                PreparedTransaction.parseFrom(endorsed.transaction().getBytes()).getEnvelope();
        TransactionDraft draft =
                TransactionDraft.of(envelope).signatureHeader(header -> header.setCreator(who.creator()));
        return Committing.draft(stage, draft, who);
    }

    private static SignedCommitStatusRequest knownTransaction(Stage stage, Credentials who) throws Exception {
        return RawGateway.statusRequest(who, stage.channel(), AnEvent.transactionId(stage));
    }

    private static void authority(Stage stage) throws Exception {
        CertificateAuthority authority = stage.authority(1);
        doors(stage, new Credentials("Org1MSP", authority.certificate(), authority.key()));
    }

    private static void noCertificate(Stage stage) {
        ByteString creator = SerializedIdentity.newBuilder()
                .setMspid("Org1MSP")
                .setIdBytes(ByteString.copyFromUtf8("no certificate"))
                .build()
                .toByteString();
        for (ByteString bytes : List.of(creator, ByteString.copyFromUtf8("no identity"))) {
            ProposalDraft draft = new ProposalDraft(
                            stage.credentials(1), stage.channel(), ChaincodeDefinition.PROBE, "echo", "x")
                    .creator(bytes);
            stage.note("evaluate", stage.gateway(1).evaluate(draft.signed()));
            stage.note("endorse", stage.gateway(1).endorse(draft.signed()));
        }
    }
}
