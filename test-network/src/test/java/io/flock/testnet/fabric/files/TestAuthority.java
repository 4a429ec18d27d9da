package io.flock.testnet.fabric.files;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority as cryptogen makes one: its certificate, and {@code priv_sk} beside it. */
final class TestAuthority {
    private TestAuthority() {}

    /** A new one, valid for an hour; all have the same name. */
    static Path write(Path certificate) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            X500Name name = new X500Name("O=org1.example.com,CN=ca.org1.example.com");
            Instant now = Instant.now();
            byte[] encoded = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            Date.from(now.minusSeconds(60)),
                            Date.from(now.plusSeconds(3_600)),
                            name,
                            keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                    .getEncoded();
            PrivateFile.write(certificate, Pem.text("CERTIFICATE", encoded));
            PrivateFile.write(
                    certificate.resolveSibling("priv_sk"),
                    Pem.text("PRIVATE KEY", keys.getPrivate().getEncoded()));
            return certificate;
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
