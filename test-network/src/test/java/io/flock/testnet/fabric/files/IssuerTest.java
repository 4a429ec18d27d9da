package io.flock.testnet.fabric.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuerTest {
    @TempDir
    private Path folder;

    private Path authority;

    @BeforeEach
    void makeAuthority() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        X500Name name = new X500Name("O=org1.example.com,CN=ca.org1.example.com");
        Instant now = Instant.now();
        byte[] certificate = new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(now.minusSeconds(60)),
                        Date.from(now.plusSeconds(3_600)),
                        name,
                        keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                .getEncoded();
        authority = folder.resolve("ca-cert.pem");
        PrivateFile.write(authority, Pem.text("CERTIFICATE", certificate));
        PrivateFile.write(
                folder.resolve("priv_sk"),
                Pem.text("PRIVATE KEY", keys.getPrivate().getEncoded()));
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
