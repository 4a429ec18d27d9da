package io.flock.testnet.consortium;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.codec.Json;
import io.flock.protocol.identity.OrganisationId;
import io.flock.testnet.fabric.Consensus;
import io.flock.testnet.fabric.ContentKind;
import io.flock.testnet.fabric.FabricSettings;
import io.flock.testnet.fabric.TestSettings;
import io.flock.testnet.fabric.layout.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FabricHomeTest {
    @TempDir
    Path home;

    @Test
    void organisationOfTheNetworkInTheFolder_isFoundWithItsAddressAndKeys() throws IOException {
        FabricSettings settings = TestSettings.of(Consensus.RAFT, ContentKind.EMBEDDED);
        Files.createDirectories(Layout.settingsFile(home).getParent());
        Files.write(Layout.settingsFile(home), Json.writeBytes(settings));

        FabricHome second = FabricHome.of(home, OrganisationId.parse("Org2MSP")).orElseThrow();

        assertThat(second.address()).isEqualTo("127.0.0.1:" + (settings.basePort() + 53));
        assertThat(second.founding()).isEqualTo(settings.founding());
        assertThat(second.tls().key())
                .isEqualTo(home.toAbsolutePath().resolve("fabric/nodes/chaincode2/tls/server.key"));
        assertThat(second.tls().peerKey()).endsWithRaw(Path.of("peer0.org2.example.com/tls/server.key"));
        assertThat(FabricHome.of(home, OrganisationId.parse("Org9MSP"))).isEmpty();
        assertThat(FabricHome.of(home.resolve("empty"), OrganisationId.parse("Org1MSP")))
                .isEmpty();
    }
}
