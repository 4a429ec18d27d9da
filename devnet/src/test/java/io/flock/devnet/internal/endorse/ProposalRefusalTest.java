package io.flock.devnet.internal.endorse;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.flock.devnet.Chaincode;
import io.flock.devnet.DevNetwork;
import io.flock.devnet.Organisation;
import io.flock.devnet.Role;
import io.flock.devnet.fixture.ProbeServer;
import io.flock.devnet.fixture.Proposals;
import io.flock.devnet.fixture.RawGateway;
import io.flock.devnet.fixture.RawGateway.Problem;
import io.flock.devnet.fixture.Submission;
import io.flock.devnet.internal.msp.CertificateRequest;
import io.flock.devnet.internal.msp.NodeRole;
import io.flock.devnet.internal.msp.OrganisationCrypto;
import io.flock.devnet.internal.msp.SigningIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The own peer's reasons to refuse, in Fabric's words, as an evaluating client sees them. */
class ProposalRefusalTest {
    private static final String CALL = "evaluate call to endorser returned error: ";

    private static ProbeServer chaincode;
    private static DevNetwork network;
    private static RawGateway gateway;
    private static SigningIdentity client;

    @BeforeAll
    static void start() {
        chaincode = ProbeServer.start();
        network = DevNetwork.builder()
                .channel("flock")
                .batchTimeout(Duration.ofMillis(20))
                .chaincode(Chaincode.named("probe").at(chaincode.address()))
                .chaincode(Chaincode.named("ghost"))
                .start();
        Organisation first = network.organisation("Org1MSP");
        gateway = new RawGateway(first);
        client = Proposals.signer(first.enroll("client"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        network.close();
        chaincode.close();
    }

    private static Proposals proposal(SigningIdentity by) {
        return Proposals.of(by, "flock", "probe", "get", "a");
    }

    private static void assertRefused(Problem problem, String message) {
        assertThat(problem.status()).isEqualTo("FAILED_PRECONDITION");
        assertThat(problem.message()).isEqualTo(CALL + message);
        assertThat(problem.details()).containsExactly("Org1MSP peer0.org1.example.com:7051 " + message);
    }

    @Test
    void aGoodProposal_isAnswered() {
        assertThat(gateway.evaluated(proposal(client).sign())).isEmpty();
    }

    @Test
    void anotherHeaderType() {
        assertRefused(
                gateway.evaluate(proposal(client).channelHeader(header -> header.setType(HeaderType.MESSAGE_VALUE))),
                "error validating proposal: invalid header type MESSAGE");
    }

    @Test
    void anEpoch() {
        assertRefused(
                gateway.evaluate(proposal(client).channelHeader(header -> header.setEpoch(1))),
                "error validating proposal: epoch is non-zero");
    }

    @Test
    void noNonce() {
        assertRefused(
                gateway.evaluate(proposal(client).signatureHeader(header -> header.clearNonce())),
                "error validating proposal: nonce is empty");
    }

    @Test
    void noCreator() {
        assertRefused(
                gateway.evaluate(proposal(client).signatureHeader(header -> header.clearCreator())),
                "error validating proposal: creator is empty");
    }

    @Test
    void anotherTransactionId() {
        Problem problem = gateway.evaluate(proposal(client).channelHeader(header -> header.setTxId("abc")));
        assertThat(problem.message())
                .matches(
                        CALL + "error validating proposal: incorrectly computed txid 'abc' -- expected '[0-9a-f]{64}'");
    }

    @Test
    void aCreatorOfNoOrganisation() {
        SigningIdentity stranger = new SigningIdentity(
                "StrangeMSP",
                OrganisationCrypto.create("strange.example.com", Instant.now()).node());
        assertRefused(
                gateway.evaluate(proposal(stranger)),
                "error validating proposal: access denied: channel [flock] creator org unknown, creator is malformed");
    }

    @Test
    void aForgedAuthority_ofTheSameName() {
        OrganisationCrypto forged = OrganisationCrypto.create("org1.example.com", Instant.now());
        SigningIdentity forger = new SigningIdentity(
                "Org1MSP", forged.issue(CertificateRequest.member("client", NodeRole.CLIENT, ""), Instant.now()));
        assertRefused(
                gateway.evaluate(proposal(forger)),
                "error validating proposal: access denied: channel [flock] creator org unknown, creator is malformed");
    }

    @Test
    void aSignatureOfAnotherProposal() {
        SignedProposal tampered = proposal(client).sign().toBuilder()
                .setSignature(proposal(client).sign().getSignature())
                .build();
        assertRefused(
                RawGateway.problem(() -> gateway.evaluated(tampered)),
                "error validating proposal: access denied: channel [flock] creator org [Org1MSP]");
    }

    @Test
    void aPeersIdentity_asClient() {
        SigningIdentity peer = Proposals.signer(network.organisation("Org1MSP").peerIdentity());
        assertRefused(
                gateway.evaluate(proposal(peer)),
                "Failed evaluating policy on signed data during check policy on channel [flock] with policy"
                        + " [/Channel/Application/Writers]: [implicit policy evaluation failed - 0 sub-policies were"
                        + " satisfied, but this policy requires 1 of the 'Writers' sub-policies to be satisfied]");
    }

    @Test
    void anOrderersIdentity_asClient() {
        SigningIdentity orderer =
                Proposals.signer(network.organisation("Org1MSP").enroll("orderer", Role.ORDERER, Map.of()));
        assertThat(gateway.evaluate(proposal(orderer)).message()).contains("'Writers'");
    }

    @Test
    void aClockThatIsTooFarOff_isUnavailable() {
        Problem problem = gateway.evaluate(proposal(client)
                .channelHeader(
                        header -> header.setTimestamp(Timestamp.newBuilder().setSeconds(1_000_000_000))));
        assertThat(problem.status()).isEqualTo("UNAVAILABLE");
        assertThat(problem.message()).isEqualTo("failed to evaluate transaction, see attached details for more info");
        assertThat(problem.details()).hasSize(3);
        String text = "request unauthorized due to incorrect timestamp 2001-09-09T01:46:40Z, peer time "
                + "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ, peer.authentication.timewindow 15m0s";
        assertThat(problem.details().get(0)).matches("Org1MSP peer0.org1.example.com:7051 " + text);
        assertThat(problem.details().get(1))
                .matches("Org[23]MSP peer0.org[23].example.com:7051 rpc error: code = Unknown desc = " + text);
    }

    @Test
    void anExpiredCertificate_isUnavailable() {
        Organisation first = network.organisation("Org1MSP");
        network.faults().skewClock(Duration.ofDays(4000));
        try {
            Problem problem = gateway.evaluate(proposal(Proposals.signer(first.enroll("client"))));
            assertThat(problem.status()).isEqualTo("UNAVAILABLE");
            assertThat(problem.details().get(0)).endsWith(" proposal client identity expired");
        } finally {
            network.faults().skewClock(Duration.ZERO);
        }
    }

    @Test
    void anUndefinedChaincode() {
        Problem problem = gateway.evaluate(Proposals.of(client, "flock", "absent", "get"));
        assertThat(problem.status()).isEqualTo("FAILED_PRECONDITION");
        assertThat(problem.message()).isEqualTo("no peers available to evaluate chaincode absent in channel flock");
    }

    @Test
    void aChaincodeThatIsInstalledNowhere() {
        assertThat(gateway.evaluate(Proposals.of(client, "flock", "ghost", "get"))
                        .message())
                .isEqualTo("no peers available to evaluate chaincode ghost in channel flock");
    }

    @Test
    void aTransactionIdThatIsOnTheLedger() throws Exception {
        ByteString nonce = ByteString.copyFromUtf8("used twice");
        Proposals once = Proposals.of(client, "flock", "probe", "put", "a", "1")
                .signatureHeader(header -> header.setNonce(nonce));
        SignedProposal signed = once.sign();
        Submission.submit(gateway, signed, client, "flock");
        assertThat(RawGateway.problem(() -> gateway.evaluated(signed)).message())
                .startsWith(CALL + "duplicate transaction found [")
                .contains("]. Creator [0a07");
    }
}
