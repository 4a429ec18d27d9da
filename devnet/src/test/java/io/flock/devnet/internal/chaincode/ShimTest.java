package io.flock.devnet.internal.chaincode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.devnet.Chaincode;
import io.flock.devnet.DevNetwork;
import io.flock.devnet.Role;
import io.flock.devnet.fixture.Client;
import io.flock.devnet.fixture.ProbeServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a chaincode on the unmodified shim gets for its calls. */
@Timeout(300)
class ShimTest {
    private ProbeServer chaincode;
    private DevNetwork network;
    private Client client;

    @BeforeEach
    void start() {
        chaincode = ProbeServer.start();
        network = DevNetwork.builder()
                .channel("flock")
                .batchTimeout(Duration.ofMillis(20))
                .chaincode(Chaincode.named("probe").at(chaincode.address()))
                .chaincode(Chaincode.named("other").at(chaincode.address()))
                .start();
        client = Client.of(network.organisation("Org1MSP"), "flock");
    }

    @AfterEach
    void stop() {
        client.close();
        network.close();
        chaincode.close();
    }

    private static String keys(int from, int to) {
        return IntStream.range(from, to).mapToObj("k%05d"::formatted).collect(Collectors.joining(","));
    }

    @Test
    void ranges_ofOneTwoAndThreeBatches_areWhole() throws Exception {
        client.submit("fill", "250");
        for (int size : List.of(0, 1, 99, 100, 101, 200, 201, 250)) {
            assertThat(client.evaluate("range", "k00000", "k%05d".formatted(size)))
                    .as("%s", size)
                    .isEqualTo(keys(0, size));
        }
        assertThat(client.evaluate("range", "", "")).isEqualTo(keys(0, 250));
    }

    @Test
    void pages_followEachOtherByBookmark() throws Exception {
        client.submit("fill", "5");
        assertThat(client.evaluate("page", "k", "l", "2", "")).isEqualTo(keys(0, 2) + "|2|k00002");
        assertThat(client.evaluate("page", "k", "l", "2", "k00002")).isEqualTo(keys(2, 4) + "|2|k00004");
        assertThat(client.evaluate("page", "k", "l", "2", "k00004")).isEqualTo(keys(4, 5) + "|1|");
    }

    @Test
    void aWriteAfterAPage_isRefused() throws Exception {
        client.submit("fill", "5");
        assertThatThrownBy(() -> client.submit("page", "k", "l", "2", "", "written"))
                .isInstanceOf(EndorseException.class);
        assertThat(client.evaluate("get", "written")).isEmpty();
    }

    @Test
    void history_isNewestFirst_withDeletes() throws Exception {
        client.submit("put", "a", "1");
        client.submit("put", "a", "2");
        client.submit("delete", "a");
        assertThat(client.evaluate("history", "a")).isEqualTo("deleted,2,1");
        assertThat(client.evaluate("get", "a")).isEmpty();
    }

    @Test
    void transientData_reachesTheChaincode_andNotTheLedger() throws Exception {
        byte[] result = client.contract("probe")
                .newProposal("hush")
                .addArguments("the-key")
                .putTransient("the-key", "the-secret")
                .build()
                .endorse()
                .submit();
        assertThat(new String(result, StandardCharsets.UTF_8)).isEqualTo("10");
        var blocks = client.network().newBlockEventsRequest().startBlock(1).build();
        try (var events = blocks.getEvents()) {
            String block = events.next().toByteString().toString(StandardCharsets.ISO_8859_1);
            assertThat(block).contains("hush", "the-key").doesNotContain("the-secret");
        }
    }

    @Test
    void theCreator_isTheCaller() throws Exception {
        byte[] creator = client.contract("probe").evaluateTransaction("creator");
        SerializedIdentity identity = SerializedIdentity.parseFrom(creator);
        assertThat(identity.getMspid()).isEqualTo("Org1MSP");
        assertThat(identity.getIdBytes().toStringUtf8())
                .isEqualTo(network.organisation("Org1MSP")
                        .enroll("tester", Role.CLIENT, Map.of())
                        .certificatePem());
    }

    @Test
    void aChaincode_callsAnother_inTheSameTransaction() throws Exception {
        assertThat(client.submit("call", "other", "put", "a", "theirs")).isEqualTo("theirs");
        assertThat(client.evaluate("get", "a")).isEmpty();
        assertThat(new String(client.contract("other").evaluateTransaction("get", "a"), StandardCharsets.UTF_8))
                .isEqualTo("theirs");
    }

    @Test
    void theCalledChaincodesEvent_isDropped() throws Exception {
        client.submit("call", "other", "event", "inner", "1");
        client.submit("event", "outer", "2");
        try (var events = client.network()
                .newChaincodeEventsRequest("other")
                .startBlock(0)
                .build()
                .getEvents()) {
            client.contract("other").submitTransaction("event", "last", "3");
            assertThat(events.next().getEventName()).isEqualTo("last");
        }
    }

    @Test
    void whatIsNotSupported_failsTheTransaction() {
        assertThatThrownBy(() -> client.evaluate("private", "a")).isInstanceOf(GatewayException.class);
        assertThatThrownBy(() -> client.evaluate("rich")).isInstanceOf(GatewayException.class);
    }

    @Test
    void twoThatReadTheSameKey_cantBothBeValid() throws Exception {
        var first = client.contract("probe")
                .newProposal("increment")
                .addArguments("n")
                .build()
                .endorse();
        var second = client.contract("probe")
                .newProposal("increment")
                .addArguments("n")
                .build()
                .endorse();
        first.submit();
        assertThatThrownBy(second::submit)
                .isInstanceOf(CommitException.class)
                .hasMessageContaining("status code 11 (MVCC_READ_CONFLICT)");
        assertThat(client.evaluate("get", "n")).isEqualTo("1");
    }

    @Test
    void aChaincodeServerThatComesBack_isUsedAtOnce() throws Exception {
        client.submit("put", "a", "1");
        chaincode.close();
        assertThatThrownBy(() -> client.evaluate("get", "a")).isInstanceOf(GatewayException.class);
        chaincode.open();
        assertThat(client.evaluate("get", "a")).isEqualTo("1");
        assertThat(client.submit("put", "a", "2")).isEqualTo("2");
    }

    /** The server says GOAWAY between the calls; the open streams live on. */
    @Test
    void aServerThatLetsConnectionsGrowOld_keepsItsStreams() throws Exception {
        try (ProbeServer aging = ProbeServer.startAging(Duration.ofMillis(50));
                DevNetwork other = DevNetwork.builder()
                        .channel("aging")
                        .organisations("Org1MSP")
                        .chaincode(Chaincode.named("probe").at(aging.address()))
                        .start();
                Client caller = Client.of(other.organisation("Org1MSP"), "aging")) {
            other.awaitChaincodes(Duration.ofSeconds(20));
            long end = System.nanoTime() + Duration.ofMillis(300).toNanos();
            while (System.nanoTime() < end) {
                assertThat(caller.evaluate("get", "a")).isEmpty();
            }
            assertThat(aging.connections()).isEqualTo(1);
        }
    }
}
