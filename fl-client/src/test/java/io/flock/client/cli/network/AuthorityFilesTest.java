package io.flock.client.cli.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityFilesTest {
    @TempDir
    Path folder;

    private static String pem(String name) throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair keys = generator.generateKeyPair();
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        X500Name subject = new X500Name("CN=" + name);
        StringWriter text = new StringWriter();
        try (JcaPEMWriter out = new JcaPEMWriter(text)) {
            out.writeObject(new JcaX509v3CertificateBuilder(
                            subject,
                            BigInteger.ONE,
                            Date.from(from),
                            Date.from(from.plusSeconds(1)),
                            subject,
                            keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        }
        return text.toString();
    }

    @Test
    void fileWithSeveralCertificates_givesAll() throws Exception {
        Path file = Files.writeString(folder.resolve("ca.pem"), pem("peers") + pem("users"));

        assertThat(AuthorityFiles.read(file))
                .extracting(each -> each.getSubjectX500Principal().getName())
                .containsExactly("CN=peers", "CN=users");
    }

    @Test
    void folder_givesTheCertificatesOfAllItsFiles_inTheOrderOfTheirNames() throws Exception {
        Files.writeString(folder.resolve("b.pem"), pem("third"));
        Files.writeString(folder.resolve("a.pem"), pem("first") + pem("second"));

        assertThat(AuthorityFiles.readAll(folder))
                .extracting(each -> each.getSubjectX500Principal().getName())
                .containsExactly("CN=first", "CN=second", "CN=third");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "no certificate", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"})
    void fileWithoutACertificate_isRefused(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("ca.pem"), text);

        assertThatThrownBy(() -> AuthorityFiles.read(file))
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.CONFIGURATION_INVALID))
                        .isTrue())
                .hasMessageContaining("ca.pem");
    }
}
