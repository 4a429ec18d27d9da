package io.flock.devnet.internal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.flock.devnet.Chaincode;
import io.flock.devnet.DevNetwork;
import io.flock.devnet.fixture.FreePorts;
import io.flock.devnet.fixture.ProbeFunction;
import io.flock.devnet.fixture.ProbeFunctions;
import io.flock.devnet.fixture.ProbeServer;
import io.flock.devnet.fixture.Proposals;
import io.flock.devnet.fixture.RawGateway;
import io.flock.devnet.fixture.RawGateway.Problem;
import io.flock.devnet.fixture.Submission;
import io.flock.devnet.internal.msp.SigningIdentity;
import java.time.Duration;
import java.util.Map;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which organisations are asked to endorse, and what the client learns when they fail or disagree. */
class EndorsementTest {
    private static final String FAILED = "failed to endorse transaction, see attached details for more info";
    private static final String NOT_ENOUGH =
            "failed to collect enough transaction endorsements, see attached details for more info";
    private static final String NO_COMBINATION =
            "no combination of peers can be derived which satisfy the endorsement policy: ";

    /** Of its own: it is stopped for a while, and nobody may take it meanwhile. */
    private final int second = FreePorts.take(1).get(0);

    private ProbeServer honest;
    private ProbeServer odd;
    private DevNetwork network;
    private RawGateway gateway;
    private SigningIdentity client;

    @BeforeEach
    void start() {
        honest = ProbeServer.start();
        Map<String, ProbeFunction> functions = ProbeFunctions.all();
        functions.put("put", stub -> {
            stub.putStringState(ProbeFunctions.argument(stub, 0), "something else");
            return ProbeFunctions.ok("something else");
        });
        odd = ProbeServer.start(functions);
        network = DevNetwork.builder()
                .channel("flock")
                .batchTimeout(Duration.ofMillis(20))
                .port("Org2MSP", second)
                .chaincode(Chaincode.named("probe").at(honest.address()))
                .chaincode(Chaincode.named("oddly").at(honest.address()).at("Org2MSP", odd.address()))
                .chaincode(
                        Chaincode.named("split").at("Org1MSP", honest.address()).at("Org2MSP", odd.address()))
                .chaincode(Chaincode.named("solo").policy("OR('Org2MSP.peer')").at("Org2MSP", honest.address()))
                .chaincode(Chaincode.named("ghost"))
                .start();
        network.awaitChaincodes(Duration.ofSeconds(30));
        gateway = new RawGateway(network.organisation("Org1MSP"));
        client = Proposals.signer(network.organisation("Org1MSP").enroll("client"));
    }

    @AfterEach
    void stop() {
        gateway.close();
        network.close();
        honest.close();
        odd.close();
    }

    private Proposals put(String chaincode) {
        return Proposals.of(client, "flock", chaincode, "put", "a", "1");
    }

    private TxValidationCode submit(Proposals proposal) throws Exception {
        return Submission.submit(gateway, proposal.sign(), client, "flock").getResult();
    }

    @Test
    void aMajority_isEnough() throws Exception {
        assertThat(submit(put("probe"))).isEqualTo(TxValidationCode.VALID);
    }

    @Test
    void oneOrganisationThatDisagrees_isSurvived() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(submit(put("oddly"))).isEqualTo(TxValidationCode.VALID);
        }
    }

    @Test
    void withoutASpareOrganisation_disagreementIsReported() {
        Problem problem = gateway.endorse(put("split"));
        assertThat(problem.status()).isEqualTo("ABORTED");
        assertThat(problem.message()).isEqualTo(NOT_ENOUGH);
        assertThat(problem.details())
                .containsExactly("Org2MSP peer0.org2.example.com:" + second + " ProposalResponsePayloads do not match");
    }

    @Test
    void theFirstPeersFailure_asksNobodyElse() {
        Problem problem = gateway.endorse(Proposals.of(client, "flock", "probe", "fail", "CODE|what|remedy"));
        assertThat(problem.status()).isEqualTo("ABORTED");
        assertThat(problem.message()).isEqualTo(FAILED);
        assertThat(problem.details())
                .containsExactly("Org1MSP peer0.org1.example.com:7051 chaincode response 500, CODE|what|remedy");
    }

    @Test
    void aStoppedPeer_isNotAsked() throws Exception {
        network.faults().stopPeer("Org3MSP");
        assertThat(submit(put("probe"))).isEqualTo(TxValidationCode.VALID);
        network.faults().stopPeer("Org2MSP");
        Problem problem = gateway.endorse(put("probe"));
        assertThat(problem.status()).isEqualTo("FAILED_PRECONDITION");
        assertThat(problem.message())
                .isEqualTo(NO_COMBINATION + "no peer combination can satisfy the endorsement policy");
        network.faults().startPeer("Org2MSP");
        assertThat(submit(put("probe"))).isEqualTo(TxValidationCode.VALID);
    }

    @Test
    void twoChaincodesDown_areReportedWithADetailEach() {
        network.faults().stopChaincode("Org2MSP", "probe");
        network.faults().stopChaincode("Org3MSP", "probe");
        Problem problem = gateway.endorse(put("probe"));
        assertThat(problem.status()).isEqualTo("ABORTED");
        assertThat(problem.message()).isEqualTo(NOT_ENOUGH);
        assertThat(problem.details()).hasSize(2).allSatisfy(detail -> assertThat(detail)
                .contains("error in simulation: failed to execute transaction ")
                .contains("could not launch chaincode probe_1.0:")
                .endsWith("connect: connection refused\""));
    }

    @Test
    void anUnknownChaincode_orChannel_hasNoMetadata() {
        Problem chaincode = gateway.endorse(put("absent"));
        assertThat(chaincode.status()).isEqualTo("FAILED_PRECONDITION");
        assertThat(chaincode.message())
                .isEqualTo(NO_COMBINATION + "No metadata was found for chaincode absent in channel flock");
        assertThat(gateway.endorse(Proposals.of(client, "other", "probe", "get"))
                        .message())
                .isEqualTo(NO_COMBINATION + "No metadata was found for chaincode probe in channel other");
        assertThat(gateway.endorse(put("ghost")).message())
                .isEqualTo(NO_COMBINATION + "required chaincodes are not installed on sufficient peers");
    }

    @Test
    void aChaincodeThatOnlyAnotherOrganisationHas_isEndorsedThere() throws Exception {
        assertThat(submit(put("solo"))).isEqualTo(TxValidationCode.VALID);
    }

    @Test
    void transientData_doesNotLeaveTheOrganisation_unlessTheClientSaysSo() throws Exception {
        Problem problem = gateway.endorse(put("solo").transientData("k", "v"));
        assertThat(problem.status()).isEqualTo("FAILED_PRECONDITION");
        assertThat(problem.message())
                .isEqualTo("no endorsers found in the gateway's organization; retry specifying endorsing"
                        + " organization(s) to protect transient data");
        Problem evaluated = gateway.evaluate(put("solo").transientData("k", "v"));
        assertThat(evaluated.message())
                .isEqualTo("no endorsers found in the gateway's organization; retry specifying target organization(s)"
                        + " to protect transient data: no peers available to evaluate chaincode solo in channel flock");
        Proposals secret =
                Proposals.of(client, "flock", "solo", "transient", "k").transientData("k", "v");
        assertThat(gateway.evaluated(secret.sign(), "Org2MSP")).isEqualTo("v");
    }

    @Test
    void organisationsThatTheClientNames_areAsked_whateverThePolicySays() throws Exception {
        var prepared = gateway.stub()
                .endorse(EndorseRequest.newBuilder()
                        .setProposedTransaction(put("probe").sign())
                        .addEndorsingOrganizations("Org3MSP")
                        .build());
        assertThat(prepared.getPreparedTransaction().getPayload()).isNotEqualTo(ByteString.EMPTY);
        Problem missing = gateway.endorse(put("solo"), "Org1MSP", "Org2MSP", "Org9MSP");
        assertThat(missing.status()).isEqualTo("UNAVAILABLE");
        assertThat(missing.message()).isEqualTo("failed to find any endorsing peers for org(s): Org1MSP, Org9MSP");
    }

    @Test
    void evaluate_goesToTheNextPeer_whenAChaincodeIsDown() {
        network.faults().stopChaincode("Org1MSP", "probe");
        assertThat(gateway.evaluated(
                        Proposals.of(client, "flock", "probe", "get", "a").sign()))
                .isEmpty();
    }

    @Test
    void evaluate_namesEveryPeerThatWasTried() {
        network.organisations().forEach(each -> network.faults().stopChaincode(each.mspId(), "probe"));
        Problem problem = gateway.evaluate(put("probe"));
        assertThat(problem.status()).isEqualTo("ABORTED");
        assertThat(problem.message()).isEqualTo("failed to evaluate transaction, see attached details for more info");
        assertThat(problem.details()).hasSize(3);
        assertThat(problem.details().get(0)).startsWith("Org1MSP ");
    }

    @Test
    void evaluate_ofAFailingFunction_showsTheMessage() {
        Problem problem = gateway.evaluate(Proposals.of(client, "flock", "probe", "fail", "CODE|what|remedy"));
        assertThat(problem.status()).isEqualTo("UNKNOWN");
        assertThat(problem.message())
                .isEqualTo("evaluate call to endorser returned error: chaincode response 500, CODE|what|remedy");
    }

    @Test
    void evaluate_onAnUnknownChannel_isUnavailable() {
        Problem problem = gateway.evaluate(Proposals.of(client, "other", "probe", "get"));
        assertThat(problem.status()).isEqualTo("UNAVAILABLE");
        assertThat(problem.message())
                .isEqualTo("failed to get config for channel [other]: could not get last config for channel other");
    }

    @Test
    void anExceptionThatTheShimDoesNotKnow_isAFailedSimulation() {
        Problem problem = gateway.endorse(Proposals.of(client, "flock", "probe", "throw", "boom"));
        assertThat(problem.message()).isEqualTo(FAILED);
        assertThat(problem.details().get(0))
                .contains("error in simulation: transaction returned with failure: ")
                .contains("boom");
    }
}
