package io.flock.sdk.audit.internal.msp;

import com.google.protobuf.ByteString;
import io.flock.sdk.fake.TestAuthority;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** A member with its key. */
public record TestSigner(KeyPair keys, X509Certificate certificate, ByteString serialised) {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    public static TestSigner of(TestAuthority authority, String organisation, String name) {
        return of(authority, organisation, name, TestAuthority.ecKeys());
    }

    static TestSigner of(TestAuthority authority, String organisation, String name, KeyPair keys) {
        X509Certificate certificate = authority.issue(keys, name, FROM, FROM.plusSeconds(3_600));
        return new TestSigner(
                keys,
                certificate,
                SerializedIdentity.newBuilder()
                        .setMspid(organisation)
                        .setIdBytes(pem(certificate))
                        .build()
                        .toByteString());
    }

    public static ByteString pem(X509Certificate certificate) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer out = new OutputStreamWriter(bytes, StandardCharsets.US_ASCII);
                JcaPEMWriter pem = new JcaPEMWriter(out)) {
            pem.writeObject(certificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteString.copyFrom(bytes.toByteArray());
    }

    /** With the lower s, as Fabric's clients do. */
    public ByteString sign(ByteString message) {
        EcdsaSignature pair = anySignature(message);
        return der(pair.r(), pair.s().min(order().subtract(pair.s())));
    }

    /** The other one of the two signatures that verify. */
    public ByteString highS(ByteString lowS) {
        EcdsaSignature pair = EcdsaSignature.read(lowS).orElseThrow();
        return der(pair.r(), order().subtract(pair.s()));
    }

    private EcdsaSignature anySignature(ByteString message) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(message.toByteArray());
            return EcdsaSignature.read(ByteString.copyFrom(signature.sign())).orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private BigInteger order() {
        return ((ECPublicKey) keys.getPublic()).getParams().getOrder();
    }

    private ByteString der(BigInteger r, BigInteger s) {
        try {
            return ByteString.copyFrom(StandardDSAEncoding.INSTANCE.encode(order(), r, s));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
