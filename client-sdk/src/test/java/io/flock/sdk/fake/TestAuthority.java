package io.flock.sdk.fake;

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

/** A certificate authority that issues identities with any dates, in cryptogen's folder layout. */
public final class TestAuthority {
    private final KeyPair keys = ecKeys();
    private final X509Certificate certificate;

    public TestAuthority(String name) {
        Instant now = Instant.now();
        certificate = issue(keys, name, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(100)));
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public X509Certificate issue(KeyPair holder, String name, Instant from, Instant to) {
        X500Name issuer = certificate == null ? new X500Name("CN=" + name) : new X500Name("CN=ca");
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    issuer,
                                    BigInteger.valueOf(System.nanoTime()),
                                    Date.from(from),
                                    Date.from(to),
                                    new X500Name("CN=" + name),
                                    holder.getPublic())
                            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    public static KeyPair ecKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An MSP folder of a member that is valid now. */
    public Path member(Path folder, String name) {
        Instant now = Instant.now();
        KeyPair holder = ecKeys();
        X509Certificate issued = issue(holder, name, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)));
        return mspFolder(folder, issued, holder, certificate);
    }

    public static Path mspFolder(Path folder, X509Certificate issued, KeyPair holder, X509Certificate authority) {
        pem(folder.resolve("msp/signcerts/cert.pem"), issued);
        pem(folder.resolve("msp/cacerts/ca.pem"), authority);
        pkcs8(folder.resolve("msp/keystore/priv_sk"), holder);
        return folder;
    }

    public static Path pkcs8(Path file, KeyPair holder) {
        try {
            return pem(file, new JcaPKCS8Generator(holder.getPrivate(), null).generate());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path pem(Path file, Object object) {
        try {
            Files.createDirectories(file.getParent());
            try (Writer out = Files.newBufferedWriter(file);
                    JcaPEMWriter pem = new JcaPEMWriter(out)) {
                pem.writeObject(object);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
