package io.flock.chaincode.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.flock.chaincode.contract.Creators;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.governance.request.Found;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.BalanceView;
import io.flock.protocol.token.request.BalanceOf;
import io.flock.protocol.token.request.Transfer;
import io.grpc.InsecureChannelCredentials;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.peer.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ChaincodeServerTest {
    private static final AccountId ALICE = AccountId.of("Org1MSP", "alice");
    private static final AccountId BOB = AccountId.of("Org1MSP", "bob");
    private static final ByteString SIGNED_BY_ALICE = Creators.client("Org1MSP", "alice");
    private static final FoundingDocument FOUNDING = new FoundingDocument(
            List.of(OrganisationId.parse("Org1MSP")),
            GovernanceParameters.defaults(),
            List.of(new Grant(ALICE, Amount.ofFlock(100))));

    private final ShimLog log = new ShimLog();
    private final List<FakePeer> peers = new ArrayList<>();
    private ChaincodeServer server;
    private int transactions;

    @BeforeEach
    void startServer() {
        server = start(0);
        log.attach();
    }

    @AfterEach
    void noMessageWasLost() {
        peers.forEach(FakePeer::close);
        server.close();
        log.detach();
        assertThat(log.lines()).noneMatch(line -> line.contains("cannot handle"));
    }

    @Test
    void transfer_reachesTheStateOfThePeer() {
        FakePeer peer = connect();
        found(peer);

        Response answer = invoke(
                peer,
                SIGNED_BY_ALICE,
                "token:Transfer",
                Json.write(new Transfer(BOB, Amount.ofFlock(30), Optional.empty())));

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(balance(peer, ALICE).balance()).isEqualTo(Amount.ofFlock(70));
        assertThat(balance(peer, BOB).uncollected()).isEqualTo(Amount.ofFlock(30));
    }

    @Test
    void refusal_isAResponseWithCodeAndRemedy_andIsNoNoiseInTheLog() {
        FakePeer peer = connect();

        Response answer = invoke(
                peer,
                SIGNED_BY_ALICE,
                "token:Transfer",
                Json.write(new Transfer(BOB, Amount.ofFlock(1), Optional.empty())));

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getMessage()).startsWith("NOT_FOUNDED|").matches("[A-Z_]+\\|[^|]+\\|[^|]+");
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void peersThatConnectUnderLoad_loseNoMessage() {
        List<CompletableFuture<Response>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            FakePeer peer = connect();
            found(peer);
            for (FakePeer each : peers) {
                for (int j = 0; j < 4; j++) {
                    answers.add(each.invoke(
                            nextTransaction(),
                            SIGNED_BY_ALICE,
                            "token:Transfer",
                            Json.write(new Transfer(BOB, Amount.ofFlock(1), Optional.empty()))));
                }
            }
        }

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().getStatus()).isEqualTo(200));
    }

    @Test
    void peerThatGoesAway_disturbsNoOther() {
        FakePeer staying = connect();
        found(staying);
        FakePeer leaving = connect();
        leaving.close();

        assertThat(balance(staying, ALICE).balance()).isEqualTo(Amount.ofFlock(100));
    }

    @Test
    void twoServers_liveInOneProcess_eachWithItsOwnFounding() {
        FoundingDocument other = new FoundingDocument(
                List.of(OrganisationId.parse("Org2MSP")), GovernanceParameters.defaults(), List.of());
        try (ChaincodeServer second = ChaincodeServer.start(ChaincodeServerOptions.plain(
                "flock:2", new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), other.digest()))) {
            FakePeer peer = new FakePeer(second.address(), InsecureChannelCredentials.create());
            peers.add(peer);
            peer.ready().join();

            assertThat(foundAnswer(peer).getMessage()).startsWith("FOUNDING_MISMATCH|");
            assertThat(foundAnswer(connect()).getStatus()).isEqualTo(200);
        }
    }

    @Test
    void portInUse_isACodedError() {
        ChaincodeServerOptions same = ChaincodeServerOptions.plain("flock:1", server.address(), FOUNDING.digest());

        assertThatThrownBy(() -> ChaincodeServer.start(same))
                .isInstanceOfSatisfying(
                        FlockException.class, e -> assertThat(e.code()).contains(ErrorCode.PORT_IN_USE));
    }

    @Test
    void close_endsTheStreams_andFreesThePort() {
        server.close();
        server = startAtAPortOfItsOwn();
        FakePeer peer = connect();
        server.close();

        assertThat(peer.ended().join().isOk()).isFalse();
        start(server.address().getPort()).close();
    }

    /** Below the ports that systems give to whoever asks for any: one of these may be another program's at once. */
    private static ChaincodeServer startAtAPortOfItsOwn() {
        for (int port = 10_000 + (int) (ProcessHandle.current().pid() % 20_000); port < 32_000; port++) {
            try {
                return start(port);
            } catch (FlockException e) {
                if (!e.is(ErrorCode.PORT_IN_USE)) {
                    throw e;
                }
            }
        }
        throw new AssertionError("no port below 32000 is free");
    }

    private static ChaincodeServer start(int port) {
        return ChaincodeServer.start(ChaincodeServerOptions.plain(
                "flock:1", new InetSocketAddress(InetAddress.getLoopbackAddress(), port), FOUNDING.digest()));
    }

    private FakePeer connect() {
        FakePeer peer = new FakePeer(server.address(), InsecureChannelCredentials.create());
        peers.add(peer);
        peer.ready().join();
        return peer;
    }

    private void found(FakePeer peer) {
        assertThat(foundAnswer(peer).getStatus()).isEqualTo(200);
    }

    private Response foundAnswer(FakePeer peer) {
        return invoke(peer, Creators.admin("Org1MSP", "root"), "governance:Found", Json.write(new Found(FOUNDING)));
    }

    private BalanceView balance(FakePeer peer, AccountId account) {
        Response answer = invoke(peer, SIGNED_BY_ALICE, "token:BalanceOf", Json.write(new BalanceOf(account)));
        return Json.read(answer.getPayload().toStringUtf8(), BalanceView.class);
    }

    private Response invoke(FakePeer peer, ByteString creator, String... arguments) {
        return peer.invoke(nextTransaction(), creator, arguments).join();
    }

    private String nextTransaction() {
        transactions++;
        return String.format(Locale.ROOT, "%064x", transactions);
    }
}
