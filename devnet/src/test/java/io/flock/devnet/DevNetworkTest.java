package io.flock.devnet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.flock.devnet.fixture.Client;
import io.flock.devnet.fixture.ProbeServer;
import java.nio.file.Path;
import java.time.Duration;
import org.hyperledger.fabric.client.ChaincodeEvent;
import org.hyperledger.fabric.client.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The unmodified client and the unmodified shim from end to end. */
@Timeout(300)
class DevNetworkTest {
    private static DevNetworkBuilder builder(ProbeServer chaincode) {
        return DevNetwork.builder()
                .channel("flock")
                .batchTimeout(Duration.ofMillis(20))
                .chaincode(Chaincode.named("probe").at(chaincode.address()));
    }

    @Test
    void whatWasSubmitted_isSeenByEvaluate_atEveryOrganisation() throws Exception {
        try (ProbeServer chaincode = ProbeServer.start();
                DevNetwork network = builder(chaincode).start();
                Client first = Client.of(network.organisation("Org1MSP"), "flock");
                Client third = Client.of(network.organisation("Org3MSP"), "flock")) {
            assertThat(first.submit("put", "a", "1")).isEqualTo("1");
            assertThat(third.evaluate("get", "a")).isEqualTo("1");
            assertThat(network.height()).isEqualTo(2);
        }
    }

    @Test
    void events_areReplayedFromTheStart_andGoOnLive() throws Exception {
        try (ProbeServer chaincode = ProbeServer.start();
                DevNetwork network = builder(chaincode).start();
                Client client = Client.of(network.organisation("Org2MSP"), "flock")) {
            client.submit("event", "old", "1");
            try (CloseableIterator<ChaincodeEvent> events = client.network()
                    .newChaincodeEventsRequest("probe")
                    .startBlock(0)
                    .build()
                    .getEvents()) {
                assertThat(events.next().getEventName()).isEqualTo("old");
                client.submit("event", "new", "2");
                ChaincodeEvent live = events.next();
                assertThat(live.getEventName()).isEqualTo("new");
                assertThat(new String(live.getPayload(), UTF_8)).isEqualTo("2");
                assertThat(live.getBlockNumber()).isEqualTo(2);
            }
        }
    }

    @Test
    void aRestartOnTheSameFolder_keepsStateHeightAndIdentities(@TempDir Path data) throws Exception {
        try (ProbeServer chaincode = ProbeServer.start()) {
            EnrolledIdentity user;
            try (DevNetwork network = builder(chaincode).data(data).start()) {
                user = network.organisation("Org1MSP").enroll("alice");
                try (Client client = Client.of(network.organisation("Org1MSP"), "flock", user)) {
                    client.submit("put", "a", "1");
                }
            }
            try (DevNetwork network = builder(chaincode).data(data).start();
                    Client client = Client.of(network.organisation("Org1MSP"), "flock", user)) {
                assertThat(network.height()).isEqualTo(2);
                assertThat(client.evaluate("get", "a")).isEqualTo("1");
                assertThat(client.submit("put", "a", "2")).isEqualTo("2");
                assertThat(network.organisation("Org1MSP").enroll("alice").certificatePem())
                        .isEqualTo(user.certificatePem());
            }
        }
    }
}
