package io.flock.devnet.internal.msp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CryptoFolderTest {
    @TempDir
    private Path root;

    private final OrganisationCrypto crypto = OrganisationCrypto.create("org1.example.com", Instant.now());

    private CryptoFolder folder() {
        return new CryptoFolder(root, "org1.example.com");
    }

    @Test
    void whatIsWritten_isReadAgain() throws IOException {
        folder().create(crypto);
        KeyMaterial alice = crypto.issue(CertificateRequest.member("alice", NodeRole.ADMIN, "{}"), Instant.now());
        folder().writeUser(crypto, "alice", alice);

        OrganisationCrypto read = folder().read();

        assertThat(read.root().certificatePem()).isEqualTo(crypto.root().certificatePem());
        assertThat(read.tlsRoot().keyPem()).isEqualTo(crypto.tlsRoot().keyPem());
        assertThat(read.node().keyPem()).isEqualTo(crypto.node().keyPem());
        assertThat(read.tlsServer().certificatePem())
                .isEqualTo(crypto.tlsServer().certificatePem());
        assertThat(read.users().keySet()).containsExactly("alice");
        assertThat(read.user("alice").orElseThrow().certificatePem()).isEqualTo(alice.certificatePem());
    }

    @Test
    void nobodyButTheOwner_canReadAnyOfIt() throws IOException {
        folder().create(crypto);
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder().path())) {
            all = walk.toList();
        }
        assertThat(all).hasSizeGreaterThan(15);
        for (Path each : all) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                    .as("%s", each)
                    .endsWith("------");
        }
    }

    @Test
    void aBrokenKey_isReported_withItsFile() throws IOException {
        folder().create(crypto);
        Files.writeString(folder().path().resolve("ca/priv_sk"), "broken");
        assertThatThrownBy(() -> folder().read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("priv_sk");
    }
}
