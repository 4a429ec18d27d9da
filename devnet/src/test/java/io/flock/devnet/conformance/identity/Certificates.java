package io.flock.devnet.conformance.identity;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes X.509 certificates. */
final class Certificates {
    /** Where Fabric's CA puts attributes. */
    private static final ASN1ObjectIdentifier ATTRIBUTES = new ASN1ObjectIdentifier("1.2.3.4.5.6.7.8.1");

    private Certificates() {}

    static X509Certificate selfSigned(X500Principal subject, KeyPair keys) {
        Instant now = Instant.now();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                subject,
                serial(),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(Duration.ofDays(1))),
                subject,
                keys.getPublic());
        return sign(builder, keys.getPrivate(), keys.getPublic(), keys.getPublic(), true, Optional.empty());
    }

    static X509Certificate issue(
            CertificateAuthority issuer,
            PublicKey key,
            String commonName,
            List<String> units,
            Instant from,
            Instant until,
            boolean authority,
            Optional<byte[]> attributes) {
        StringBuilder subject = new StringBuilder("CN=" + commonName);
        units.forEach(unit -> subject.append(",OU=").append(unit));
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer.certificate().getSubjectX500Principal(),
                serial(),
                Date.from(from),
                Date.from(until),
                new X500Principal(subject.toString()),
                key);
        return sign(builder, issuer.key(), issuer.certificate().getPublicKey(), key, authority, attributes);
    }

    private static X509Certificate sign(
            X509v3CertificateBuilder builder,
            PrivateKey issuerKey,
            PublicKey issuerPublicKey,
            PublicKey subjectKey,
            boolean authority,
            Optional<byte[]> attributes) {
        try {
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            int usage = authority ? KeyUsage.keyCertSign | KeyUsage.digitalSignature : KeyUsage.digitalSignature;
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(subjectKey));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(issuerPublicKey));
            if (attributes.isPresent()) {
                builder.addExtension(new Extension(ATTRIBUTES, false, new DEROctetString(attributes.get())));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey)));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigInteger serial() {
        return new BigInteger(120, new SecureRandom()).add(BigInteger.ONE);
    }
}
