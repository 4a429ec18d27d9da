package io.flock.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import java.util.Map;
import org.hyperledger.fabric.client.identity.Identities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrganisationTest {
    private DevNetwork network;
    private Organisation organisation;

    @BeforeEach
    void start() {
        network = DevNetwork.builder().organisations("Org1MSP").tls(true).start();
        organisation = network.organisation("Org1MSP");
    }

    @AfterEach
    void stop() {
        network.close();
    }

    @Test
    void enrollingAgain_givesTheSameIdentity() {
        EnrolledIdentity first = organisation.enroll("alice", Role.CLIENT, Map.of("level", "9"));
        EnrolledIdentity again = organisation.enroll("alice", Role.CLIENT, Map.of("level", "9"));
        assertThat(again.certificatePem()).isEqualTo(first.certificatePem());
        assertThat(organisation.identity("alice").orElseThrow().privateKeyPem()).isEqualTo(first.privateKeyPem());
        assertThat(first.certificate().getSubjectX500Principal().getName()).contains("CN=alice", "OU=client");
    }

    @Test
    void enrollingWithAnotherRoleOrAttribute_isRefused() {
        organisation.enroll("alice", Role.CLIENT, Map.of("level", "9"));
        assertThatThrownBy(() -> organisation.enroll("alice", Role.ADMIN, Map.of("level", "9")))
                .isInstanceOf(DevNetworkException.class)
                .hasMessageStartingWith("IDENTITY_EXISTS|alice");
        assertThatThrownBy(() -> organisation.enroll("alice", Role.CLIENT, Map.of()))
                .hasMessageStartingWith("IDENTITY_EXISTS|");
    }

    @Test
    void anIdThatIsNoFileName_isRefused() {
        assertThatThrownBy(() -> organisation.enroll("../alice"))
                .isInstanceOf(DevNetworkException.class)
                .hasMessageStartingWith("IDENTITY_INVALID|");
    }

    @Test
    void theExport_isReadByTheClientsOwnLoader(@TempDir Path into) throws Exception {
        EnrolledIdentity alice = organisation.enroll("alice");
        Path folder = organisation.export(into);
        Path msp = folder.resolve("users/alice@org1.example.com/msp");
        try (var certificate = Files.newBufferedReader(msp.resolve("signcerts/alice@org1.example.com-cert.pem"));
                var key = Files.newBufferedReader(msp.resolve("keystore/priv_sk"))) {
            assertThat(Identities.readX509Certificate(certificate)).isEqualTo(alice.certificate());
            assertThat(Identities.readPrivateKey(key)).isInstanceOf(ECPrivateKey.class);
        }
        assertThat(folder.resolve("ca/ca.org1.example.com-cert.pem")).hasContent(organisation.rootCertificate());
        assertThat(folder.resolve("tlsca/tlsca.org1.example.com-cert.pem"))
                .hasContent(organisation.tlsRootCertificate().orElseThrow());
        assertThat(folder.resolve("connection.json"))
                .content()
                .contains("\"url\": \"grpcs://" + organisation.endpoint() + "\"")
                .contains("\"mspid\": \"Org1MSP\"")
                .contains("\"ssl-target-name-override\": \"peer0.org1.example.com\"");
    }
}
