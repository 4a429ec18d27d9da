package io.flock.testnet.fabric.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuerTest {
    @TempDir
    private Path folder;

    private Path authority;

    @BeforeEach
    void makeAuthority() {
        authority = TestAuthority.write(folder.resolve("ca-cert.pem"));
    }

    private X509Certificate certificate(Issuer.Issued issued) {
        Path file = folder.resolve("issued.pem");
        PrivateFile.write(file, issued.certificate());
        return Pem.certificate(file);
    }

    @Test
    void member_hasItsNameAndUnit_andIsOfThisAuthority() throws Exception {
        X509Certificate admin = certificate(Issuer.of(authority).member("admin", "admin"));

        admin.verify(Pem.certificate(authority).getPublicKey());
        admin.checkValidity();
        assertThat(admin.getSubjectX500Principal().getName()).isEqualTo("CN=admin,OU=admin");
        assertThat(admin.getIssuerX500Principal())
                .isEqualTo(Pem.certificate(authority).getSubjectX500Principal());
    }

    @Test
    void certificateOfAnotherAuthority_isNotItsOwn() {
        Path file = folder.resolve("issued.pem");
        Issuer own = Issuer.of(authority);
        assertThat(own.issued(file)).isFalse();

        PrivateFile.write(file, own.member("ann", "client").certificate());
        assertThat(own.issued(file)).isTrue();
        assertThat(Issuer.of(TestAuthority.write(folder.resolve("other/ca-cert.pem")))
                        .issued(file))
                .isFalse();
    }

    @Test
    void certificate_isNotValidBeforeItsAuthorityIs() {
        X509Certificate issued = certificate(Issuer.of(authority).member("ann", "client"));

        assertThat(issued.getNotBefore()).isEqualTo(Pem.certificate(authority).getNotBefore());
    }

    @Test
    void server_canBeReachedByItsAddress_andIsNoMember() throws Exception {
        X509Certificate server = certificate(Issuer.of(authority).server("chaincode.org1.example.com", "127.0.0.1"));

        assertThat(server.getSubjectAlternativeNames())
                .contains(List.of(7, "127.0.0.1"), List.of(2, "chaincode.org1.example.com"));
        assertThat(server.getSubjectX500Principal().getName()).doesNotContain("OU=");
    }
}
