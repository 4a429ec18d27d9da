package io.flock.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.devnet.fixture.Client;
import io.flock.devnet.fixture.FreePorts;
import io.flock.devnet.fixture.ProbeServer;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.ByteArrayInputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.GatewayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Start, faults and end of a network. */
@Timeout(300)
class NetworkLifeTest {
    private static DevNetworkBuilder builder() {
        return DevNetwork.builder().channel("life").batchTimeout(Duration.ofMillis(20));
    }

    @Test
    void close_endsEveryThread() throws InterruptedException {
        DevNetwork network = builder().start();
        assertThat(threads()).isNotEmpty();
        network.close();
        network.close();
        assertAllEnd();
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("devnet-life-") && thread.isAlive())
                .toList();
    }

    /** A thread that has done its last task still takes a moment to end. */
    private static void assertAllEnd() throws InterruptedException {
        for (Thread thread : threads()) {
            thread.join(TimeUnit.MINUTES.toMillis(1));
        }
        assertThat(threads()).isEmpty();
    }

    @Test
    void aTakenPort_isReported_andNothingStaysBehind() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> builder()
                            .port("Org2MSP", taken.getLocalPort())
                            .organisations("Org1MSP", "Org2MSP")
                            .start())
                    .isInstanceOf(DevNetworkException.class)
                    .hasMessageStartingWith(
                            "PORT_TAKEN|the gateway of Org2MSP can't listen on port " + taken.getLocalPort());
            assertAllEnd();
        }
    }

    @Test
    void aFolderInUse_andAnotherDescription_areRefused(@TempDir Path data) {
        try (DevNetwork network = builder().data(data).start()) {
            assertThat(network.height()).isEqualTo(1);
            assertThatThrownBy(() -> builder().data(data).start())
                    .isInstanceOf(DevNetworkException.class)
                    .hasMessageStartingWith("LEDGER_LOCKED|");
        }
        assertThatThrownBy(() -> builder().data(data).maxMessageCount(7).start())
                .isInstanceOf(DevNetworkException.class)
                .hasMessageStartingWith("LEDGER_");
    }

    @Test
    void descriptionsThatMakeNoSense_areRefused() {
        assertInvalid(builder().channel("Upper"));
        assertInvalid(builder().chaincode(Chaincode.named("a b")));
        assertInvalid(builder().chaincode(Chaincode.named("a")).chaincode(Chaincode.named("a")));
        assertInvalid(builder().chaincode(Chaincode.named("a").policy("AND(")));
        assertInvalid(builder().chaincode(Chaincode.named("a").at("nowhere")));
        assertInvalid(builder().chaincode(Chaincode.named("a").at("Org9MSP", "127.0.0.1:1")));
        assertInvalid(builder().chaincode(Chaincode.named("a").sequence(0)));
        assertInvalid(builder().port("Org9MSP", 1));
        assertInvalid(builder().executeTimeout(Duration.ZERO));
        assertInvalid(builder().gatewayConcurrency(0));
        assertThatThrownBy(() -> builder().batchTimeout(Duration.ZERO)).hasMessageStartingWith("OPTION_INVALID|");
    }

    private static void assertInvalid(DevNetworkBuilder builder) {
        assertThatThrownBy(builder::start)
                .isInstanceOf(DevNetworkException.class)
                .hasMessageStartingWith("OPTION_INVALID|");
    }

    @Test
    void chaincodesThatDoNotAnswer_areNamed() {
        try (DevNetwork network = builder()
                .organisations("Org1MSP")
                .chaincode(Chaincode.named("missing").at("127.0.0.1:1"))
                .start()) {
            assertThatThrownBy(() -> network.awaitChaincodes(Duration.ofMillis(50)))
                    .hasMessageContaining("CHAINCODE_UNREACHABLE")
                    .hasMessageContaining("missing at 127.0.0.1:1 for Org1MSP");
        }
    }

    @Test
    void aStoppedPeer_comesBackOnItsPort() throws Exception {
        try (ProbeServer chaincode = ProbeServer.start();
                DevNetwork network = builder()
                        .port("Org1MSP", FreePorts.take(1).get(0))
                        .chaincode(Chaincode.named("probe").at(chaincode.address()))
                        .start();
                Client client = Client.of(network.organisation("Org1MSP"), "life")) {
            client.submit("put", "a", "1");
            int port = network.organisation("Org1MSP").port();
            network.faults().stopPeer("Org1MSP");
            assertThatThrownBy(() -> client.evaluate("get", "a"))
                    .isInstanceOf(GatewayException.class)
                    .hasMessageContaining("UNAVAILABLE");
            network.faults().startPeer("Org1MSP");
            assertThat(network.organisation("Org1MSP").port()).isEqualTo(port);
            try (Client again = Client.of(network.organisation("Org1MSP"), "life")) {
                assertThat(again.evaluate("get", "a")).isEqualTo("1");
            }
        }
    }

    @Test
    void tooManyCalls_areRefused() throws Exception {
        try (ProbeServer chaincode = ProbeServer.start();
                DevNetwork network = builder()
                        .gatewayConcurrency(1)
                        .chaincode(Chaincode.named("probe").at(chaincode.address()))
                        .start();
                Client client = Client.of(network.organisation("Org1MSP"), "life");
                var stream = client.network().getChaincodeEvents("probe")) {
            assertThat(stream).isNotNull();
            assertThatThrownBy(() -> {
                        // The stream's call may still be on its way.
                        while (true) {
                            client.evaluate("get", "a");
                        }
                    })
                    .isInstanceOf(GatewayException.class)
                    .hasMessageContaining(
                            "UNKNOWN: too many requests for /gateway.Gateway, exceeding concurrency limit (1)");
        }
    }

    @Test
    void withTls_aClientThatTrustsTheRoot_isServed_andPlainTextIsNot() throws Exception {
        try (ProbeServer chaincode = ProbeServer.start();
                DevNetwork network = builder()
                        .tls(true)
                        .chaincode(Chaincode.named("probe").at(chaincode.address()))
                        .start()) {
            Organisation organisation = network.organisation("Org1MSP");
            byte[] root = organisation.tlsRootCertificate().orElseThrow().getBytes(StandardCharsets.UTF_8);
            ManagedChannel channel = NettyChannelBuilder.forTarget(
                            organisation.endpoint(),
                            TlsChannelCredentials.newBuilder()
                                    .trustManager(new ByteArrayInputStream(root))
                                    .build())
                    .build();
            try (Client client = Client.of(channel, "life", organisation.enroll("alice"))) {
                assertThat(client.submit("put", "a", "1")).isEqualTo("1");
            }
            try (Client plain = Client.of(organisation, "life")) {
                assertThatThrownBy(() -> plain.evaluate("get", "a"))
                        .isInstanceOf(GatewayException.class)
                        .hasMessageContaining("UNAVAILABLE");
            }
            assertThat(channel.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }
}
