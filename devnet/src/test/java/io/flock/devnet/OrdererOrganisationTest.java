package io.flock.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.flock.devnet.fixture.Client;
import io.flock.devnet.fixture.ProbeServer;
import io.flock.devnet.internal.channel.ChaincodeDefinition;
import io.flock.devnet.internal.channel.ChannelDefinition;
import io.flock.devnet.internal.channel.ChannelDefinition.MemberOrganisation;
import io.flock.devnet.internal.channel.Configuration;
import io.flock.devnet.internal.ledger.Ledger;
import io.flock.devnet.internal.ledger.LedgerOptions;
import io.flock.devnet.internal.msp.CryptoFolder;
import io.flock.devnet.internal.msp.OrganisationCrypto;
import io.flock.devnet.internal.order.BatchLimits;
import io.flock.devnet.internal.policy.EndorsementPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who signs blocks, over restarts and on ledgers of before anybody did. */
@Timeout(60)
class OrdererOrganisationTest {
    @TempDir
    Path data;

    private DevNetworkBuilder builder(ProbeServer chaincode) {
        return DevNetwork.builder()
                .channel("life")
                .organisations("Org1MSP")
                .batchTimeout(Duration.ofMillis(20))
                .chaincode(Chaincode.named("probe").at(chaincode.address()))
                .data(data);
    }

    /** The signatures of the block that a transaction makes. */
    private static ByteString signatures(DevNetwork network, String key) throws Exception {
        network.awaitChaincodes(Duration.ofSeconds(20));
        long next = network.height();
        try (Client client = Client.of(network.organisation("Org1MSP"), "life")) {
            client.submit("put", key, "1");
            try (CloseableIterator<Block> blocks = client.network()
                    .newBlockEventsRequest()
                    .startBlock(next)
                    .build()
                    .getEvents()) {
                return blocks.next().getMetadata().getMetadata(0);
            }
        }
    }

    @Test
    void restart_keepsTheOrderersAuthority_andItsBlocksAreSigned() throws Exception {
        try (ProbeServer chaincode = ProbeServer.start()) {
            String root;
            try (DevNetwork network = builder(chaincode).start()) {
                root = network.orderer().orElseThrow().rootCertificate();
                assertThat(signatures(network, "a").isEmpty()).isFalse();
            }
            try (DevNetwork network = builder(chaincode).start()) {
                assertThat(network.orderer().orElseThrow().rootCertificate()).isEqualTo(root);
                assertThat(signatures(network, "b").isEmpty()).isFalse();
            }
        }
    }

    @Test
    void ledgerOfBeforeOrderersSigned_opens_andStaysUnsigned() throws Exception {
        try (ProbeServer chaincode = ProbeServer.start()) {
            keepUnsignedLedger();
            for (String key : List.of("a", "b")) {
                try (DevNetwork network = builder(chaincode).start()) {
                    assertThat(network.orderer()).isEmpty();
                    assertThat(signatures(network, key).isEmpty()).isTrue();
                }
            }
        }
    }

    /** As versions made it that named nobody who orders. */
    private void keepUnsignedLedger() throws IOException {
        OrganisationCrypto crypto = OrganisationCrypto.create("org1.example.com", Instant.now());
        new CryptoFolder(data.resolve("crypto"), "org1.example.com").create(crypto);
        ChannelDefinition unsigned = ChannelDefinition.of(
                "life",
                List.of(new MemberOrganisation(
                        "Org1MSP",
                        "org1.example.com",
                        crypto.root().certificatePem(),
                        crypto.tlsRoot().certificatePem())),
                Optional.empty(),
                List.of(new ChaincodeDefinition("probe", "1.0", 1, "", EndorsementPolicy.parse("", 1))),
                new BatchLimits(Duration.ofMillis(20), 500, 2 << 20, 10 << 20));
        Ledger.open(new LedgerOptions(Optional.of(data.resolve("channels/life")), Configuration.of(unsigned), false))
                .close();
    }

    @Test
    void lostKey_isNoReasonToSignNoMore() throws Exception {
        try (ProbeServer chaincode = ProbeServer.start()) {
            builder(chaincode).start().close();
            delete(data.resolve("crypto/ordererOrganizations"));

            assertThatThrownBy(() -> builder(chaincode).start())
                    .isInstanceOf(DevNetworkException.class)
                    .hasMessageStartingWith("LEDGER_OTHER_DEFINITION|");
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }

    @Test
    void exportedFolder_holdsTheAuthoritysCertificate_andNoKey() throws Exception {
        try (ProbeServer chaincode = ProbeServer.start();
                DevNetwork network = builder(chaincode).start()) {
            OrdererOrganisation orderer = network.orderer().orElseThrow();
            Path exported = orderer.export(data.resolve("exported"));

            assertThat(exported).isEqualTo(data.resolve("exported/ordererOrganizations/orderer.example.com"));
            assertThat(exported.resolve("msp/cacerts/ca.orderer.example.com-cert.pem"))
                    .hasContent(orderer.rootCertificate());
            try (Stream<Path> files = Files.walk(exported)) {
                assertThat(files.map(each -> each.getFileName().toString()))
                        .noneMatch(name -> name.contains("_sk") || name.endsWith(".key"));
            }
        }
    }

    @Test
    void memberOfThatName_isRefused() {
        assertThatThrownBy(
                        () -> DevNetwork.builder().organisations("OrdererMSP").start())
                .isInstanceOf(DevNetworkException.class)
                .hasMessageStartingWith("OPTION_INVALID|a member called OrdererMSP");
    }
}
