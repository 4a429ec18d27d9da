package io.flock.testnet.fabric.files;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
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
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Issues certificates with an authority that cryptogen made: cryptogen itself can't name users, and gives each server an
 * endorsing identity too, which a chaincode process must not have.
 */
final class Issuer {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final X509Certificate authority;
    private final PrivateKey key;

    private Issuer(X509Certificate authority, PrivateKey key) {
        this.authority = authority;
        this.key = key;
    }

    /** The authority whose certificate and {@code priv_sk} lie beside each other. */
    static Issuer of(Path certificate) {
        return new Issuer(Pem.certificate(certificate), Pem.key(certificate.resolveSibling("priv_sk")));
    }

    /** Whether a file is there and holds a certificate of this authority. */
    boolean issued(Path certificate) {
        if (!Files.exists(certificate)) {
            return false;
        }
        try {
            Pem.certificate(certificate).verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** A certificate and its key, both PEM. */
    record Issued(String certificate, String key) {}

    /**
     * A member.
     *
     * @param unit the NodeOU: {@code client} or {@code admin}
     */
    Issued member(String name, String unit) {
        X500Name subject = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.OU, unit)
                .addRDN(BCStyle.CN, name)
                .build();
        return issue(
                subject,
                builder -> builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)));
    }

    /** A TLS server. */
    Issued server(String name, String address) {
        X500Name subject =
                new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
        return issue(subject, builder -> builder.addExtension(
                        Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                    new GeneralName(GeneralName.dNSName, name), new GeneralName(GeneralName.iPAddress, address)
                })));
    }

    /** Adds what distinguishes a kind of certificate. */
    private interface Purpose {
        void addTo(X509v3CertificateBuilder builder) throws IOException;
    }

    private Issued issue(X500Name subject, Purpose purpose) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            var builder = new JcaX509v3CertificateBuilder(
                    new JcaX509CertificateHolder(authority).getSubject(),
                    new BigInteger(127, RANDOM).add(BigInteger.ONE),
                    // Peers check the chain at the moment from which a certificate is valid: an authority that is
                    // younger than that makes a stranger of its owner.
                    authority.getNotBefore(),
                    authority.getNotAfter(),
                    subject,
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(authority));
            purpose.addTo(builder);
            byte[] certificate = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key))
                    .getEncoded();
            return new Issued(
                    Pem.text("CERTIFICATE", certificate),
                    Pem.text("PRIVATE KEY", keys.getPrivate().getEncoded()));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("a certificate can be issued", e);
        }
    }
}
