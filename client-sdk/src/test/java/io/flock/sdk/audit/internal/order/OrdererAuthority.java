package io.flock.sdk.audit.internal.order;

import com.google.protobuf.ByteString;
import io.flock.sdk.audit.internal.msp.TestSigner;
import io.flock.sdk.fake.TestAuthority;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** An authority whose certificates say what Fabric's say: who may issue, and what a member is for. */
final class OrdererAuthority {
    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final AtomicLong SERIAL = new AtomicLong(1);

    private final KeyPair keys = TestAuthority.ecKeys();
    private final X509Certificate certificate;

    private OrdererAuthority(String name, OrdererAuthority parent) {
        X500Name own = new X500Name("CN=" + name);
        certificate = parent == null
                ? issue(own, own, keys, keys, true)
                : issue(name(parent.certificate), own, parent.keys, keys, true);
    }

    static OrdererAuthority root(String name) {
        return new OrdererAuthority(name, null);
    }

    OrdererAuthority intermediate(String name) {
        return new OrdererAuthority(name, this);
    }

    KeyPair keys() {
        return keys;
    }

    X509Certificate certificate() {
        return certificate;
    }

    ByteString pem() {
        return TestSigner.pem(certificate);
    }

    /** A member whose certificate has expired long since, as certificates of old blocks have. */
    TestSigner member(String organisation, String name, String unit) {
        KeyPair own = TestAuthority.ecKeys();
        X509Certificate issued = issue(
                name(certificate),
                new X500Name(unit.isEmpty() ? "CN=" + name : "OU=" + unit + ",CN=" + name),
                keys,
                own,
                false);
        return new TestSigner(
                own,
                issued,
                SerializedIdentity.newBuilder()
                        .setMspid(organisation)
                        .setIdBytes(TestSigner.pem(issued))
                        .build()
                        .toByteString());
    }

    /** A list with one revoked certificate, DER. */
    ByteString revoked(X509Certificate member) {
        X509v2CRLBuilder list = new X509v2CRLBuilder(name(certificate), Date.from(FROM));
        list.addCRLEntry(member.getSerialNumber(), Date.from(FROM), 0);
        try {
            return ByteString.copyFrom(list.build(signer(keys)).getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate issue(
            X500Name issuer, X500Name subject, KeyPair by, KeyPair holder, boolean authority) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(SERIAL.getAndIncrement()),
                    Date.from(FROM),
                    Date.from(FROM.plus(authority ? Duration.ofDays(3_650) : Duration.ofHours(1))),
                    subject,
                    holder.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer(by)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X500Name name(X509Certificate certificate) {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    private static ContentSigner signer(KeyPair by) {
        try {
            return new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
