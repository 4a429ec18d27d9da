package io.flock.chaincode.contract;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** Serialised identities as a peer hands them over, with certificates of any subject and attributes. */
public final class Creators {
    private static final KeyPair KEYS = keys();
    /** Tests found thousands of consortia of the same few accounts. */
    private static final Map<String, ByteString> ISSUED = new ConcurrentHashMap<>();

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Creators() {}

    public static ByteString client(String organisation, String name) {
        return of(organisation, "CN=" + name + ",OU=client", Optional.empty());
    }

    public static ByteString admin(String organisation, String name) {
        return of(organisation, "CN=" + name + ",OU=admin", Optional.empty());
    }

    /**
     * A client with attributes.
     *
     * @param attributes the text of Fabric CA's attribute extension
     */
    public static ByteString withAttributes(String organisation, String name, String attributes) {
        return of(organisation, "CN=" + name + ",OU=client", Optional.of(attributes));
    }

    public static ByteString of(String organisation, String subject, Optional<String> attributes) {
        return ISSUED.computeIfAbsent(
                organisation + "\n" + subject + "\n" + attributes, same -> issue(organisation, subject, attributes));
    }

    private static ByteString issue(String organisation, String subject, Optional<String> attributes) {
        return SerializedIdentity.newBuilder()
                .setMspid(organisation)
                .setIdBytes(ByteString.copyFromUtf8(pem(subject, attributes)))
                .build()
                .toByteString();
    }

    private static String pem(String subject, Optional<String> attributes) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name("CN=ca"),
                    BigInteger.ONE,
                    Date.from(START),
                    Date.from(START.plusSeconds(3600)),
                    new X500Name(subject),
                    KEYS.getPublic());
            if (attributes.isPresent()) {
                builder.addExtension(new Extension(
                        new ASN1ObjectIdentifier("1.2.3.4.5.6.7.8.1"),
                        false,
                        attributes.get().getBytes(StandardCharsets.UTF_8)));
            }
            X509CertificateHolder certificate =
                    builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(KEYS.getPrivate()));
            StringWriter text = new StringWriter();
            try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
                writer.writeObject(certificate);
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
