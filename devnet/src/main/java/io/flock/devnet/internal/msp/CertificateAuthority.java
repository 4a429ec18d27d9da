package io.flock.devnet.internal.msp;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509ExtensionUtils;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;

/** A root authority. Certificates that it issues are valid from an hour ago for ten years. */
public final class CertificateAuthority {
    private static final Duration BEFORE = Duration.ofHours(1);
    private static final Duration AFTER = Duration.ofDays(3650);

    private final KeyMaterial root;

    public CertificateAuthority(KeyMaterial root) {
        this.root = root;
    }

    /** A new authority with a new key. */
    public static CertificateAuthority create(String commonName, String organisation, Instant now) {
        AsymmetricCipherKeyPair keys = Curve.generate();
        X500Name name = name(commonName, organisation, "");
        ECPrivateKeyParameters key = (ECPrivateKeyParameters) keys.getPrivate();
        try {
            SubjectPublicKeyInfo info = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(keys.getPublic());
            X509v3CertificateBuilder builder = builder(name, name, info, now);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, identifiers().createSubjectKeyIdentifier(info));
            return new CertificateAuthority(new KeyMaterial(builder.build(signer(key)), key));
        } catch (IOException e) {
            throw new IllegalStateException("a certificate can be encoded", e);
        }
    }

    public KeyMaterial root() {
        return root;
    }

    /** A certificate for a new key. */
    public KeyMaterial issue(CertificateRequest request, Instant now) {
        AsymmetricCipherKeyPair keys = Curve.generate();
        try {
            SubjectPublicKeyInfo info = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(keys.getPublic());
            X509CertificateHolder certificate = build(request, info, now);
            return new KeyMaterial(certificate, (ECPrivateKeyParameters) keys.getPrivate());
        } catch (IOException e) {
            throw new IllegalStateException("a certificate can be encoded", e);
        }
    }

    private X509CertificateHolder build(CertificateRequest request, SubjectPublicKeyInfo info, Instant now)
            throws IOException {
        X500Name subject = name(
                request.commonName(), "", request.role().map(NodeRole::unit).orElse(""));
        X509v3CertificateBuilder builder = builder(root.certificate().getSubject(), subject, info, now);
        X509ExtensionUtils identifiers = identifiers();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(info));
        builder.addExtension(
                Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(root.certificate()));
        if (request.hosts().isEmpty()) {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        } else {
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
            }));
            builder.addExtension(Extension.subjectAlternativeName, false, names(request));
        }
        if (!request.attributes().isEmpty()) {
            builder.addExtension(
                    Certificates.ATTRIBUTES, false, request.attributes().getBytes(StandardCharsets.UTF_8));
        }
        return builder.build(signer(root.key()));
    }

    private static GeneralNames names(CertificateRequest request) {
        return new GeneralNames(request.hosts().stream()
                .map(host -> new GeneralName(
                        Character.isDigit(host.charAt(0)) ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
    }

    private static X500Name name(String commonName, String organisation, String unit) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        if (!organisation.isEmpty()) {
            name.addRDN(BCStyle.O, organisation);
        }
        if (!unit.isEmpty()) {
            name.addRDN(BCStyle.OU, unit);
        }
        return name.addRDN(BCStyle.CN, commonName).build();
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, SubjectPublicKeyInfo key, Instant now) {
        return new X509v3CertificateBuilder(
                issuer,
                new BigInteger(127, Curve.RANDOM).add(BigInteger.ONE),
                Date.from(now.minus(BEFORE)),
                Date.from(now.plus(AFTER)),
                subject,
                key);
    }

    private static X509ExtensionUtils identifiers() {
        return new BcX509ExtensionUtils();
    }

    private static ContentSigner signer(ECPrivateKeyParameters key) {
        try {
            var algorithm = new DefaultSignatureAlgorithmIdentifierFinder().find("SHA256withECDSA");
            return new BcECContentSignerBuilder(algorithm, new DefaultDigestAlgorithmIdentifierFinder().find(algorithm))
                    .build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("Bouncy Castle knows ECDSA", e);
        }
    }
}
