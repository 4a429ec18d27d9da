package io.flock.testnet.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that belongs to no member of the consortium, and issues whatever it is asked for. */
final class ForeignAuthority {
    private final KeyPair keys = keys();
    private final X509Certificate root = issue("CN=ca", keys, Instant.now().minus(Duration.ofDays(400)));

    /** A client's MSP folder, with this authority's certificate beside it; valid for 300 days from then on. */
    Path member(Path folder, String name, Instant from) {
        KeyPair holder = keys();
        write(folder.resolve("msp/signcerts/cert.pem"), issue("OU=client,CN=" + name, holder, from));
        write(folder.resolve("msp/cacerts/ca.pem"), root);
        write(folder.resolve("msp/keystore/priv_sk"), pkcs8(holder));
        return folder;
    }

    private X509Certificate issue(String subject, KeyPair holder, Instant from) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    new X500Name("CN=ca"),
                                    BigInteger.valueOf(from.toEpochMilli()),
                                    Date.from(from),
                                    Date.from(from.plus(Duration.ofDays(300))),
                                    new X500Name(subject),
                                    holder.getPublic())
                            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object pkcs8(KeyPair holder) {
        try {
            return new JcaPKCS8Generator(holder.getPrivate(), null).generate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, Object object) {
        try {
            Files.createDirectories(file.getParent());
            try (Writer out = Files.newBufferedWriter(file);
                    JcaPEMWriter pem = new JcaPEMWriter(out)) {
                pem.writeObject(object);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
