package io.flock.testnet.timed;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/**
 * An identity of an organisation with a certificate that it signed itself; all have one key, which costs less time. Key and
 * certificates are the same in each run, and so are the transaction ids that come from them, and the order of what is sorted
 * by these.
 */
record Signer(ByteString serialised) {
    private static final KeyPair KEYS = keys();
    private static final BigInteger ORDER =
            ((ECPublicKey) KEYS.getPublic()).getParams().getOrder();
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    static Signer of(String organisation, String name, String unit) {
        try {
            X500Name subject = new X500Name("CN=" + name + ",OU=" + unit);
            var certificate = new JcaX509v3CertificateBuilder(
                            subject,
                            BigInteger.ONE,
                            Date.from(START),
                            Date.from(START.plusSeconds(3600)),
                            subject,
                            KEYS.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .setSecureRandom(repeatable())
                            .build(KEYS.getPrivate()));
            StringWriter pem = new StringWriter();
            try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
                writer.writeObject(certificate);
            }
            return new Signer(SerializedIdentity.newBuilder()
                    .setMspid(organisation)
                    .setIdBytes(ByteString.copyFromUtf8(pem.toString()))
                    .build()
                    .toByteString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the lower of the two numbers s that verify: peers take no other. */
    ByteString sign(ByteString message) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(KEYS.getPrivate());
            signature.update(message.toByteArray());
            BigInteger[] pair = StandardDSAEncoding.INSTANCE.decode(ORDER, signature.sign());
            return ByteString.copyFrom(
                    StandardDSAEncoding.INSTANCE.encode(ORDER, pair[0], pair[1].min(ORDER.subtract(pair[1]))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SecureRandom repeatable() {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(1);
            return random;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256, repeatable());
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
