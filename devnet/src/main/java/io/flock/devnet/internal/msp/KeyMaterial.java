package io.flock.devnet.internal.msp;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** A certificate with its private key. */
public record KeyMaterial(X509CertificateHolder certificate, ECPrivateKeyParameters key) {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    public KeyMaterial {
        Objects.requireNonNull(certificate);
        Objects.requireNonNull(key);
    }

    /** Nothing if one of the texts is not what it should be. */
    public static Optional<KeyMaterial> parse(String certificatePem, String keyPem) {
        return Certificates.parse(certificatePem)
                .flatMap(certificate -> KeyPairs.parse(keyPem).map(key -> new KeyMaterial(certificate, key)));
    }

    public String certificatePem() {
        return Certificates.pem(certificate);
    }

    /** PKCS#8. */
    public String keyPem() {
        return KeyPairs.pem(key);
    }

    public X509Certificate x509() {
        try {
            return new JcaX509CertificateConverter().setProvider(PROVIDER).getCertificate(certificate);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a parsed certificate can be converted", e);
        }
    }

    /** A key of Bouncy Castle's provider, which signs several times faster than the JDK's. */
    public PrivateKey privateKey() {
        try {
            return KeyFactory.getInstance("EC", PROVIDER).generatePrivate(new PKCS8EncodedKeySpec(KeyPairs.pkcs8(key)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a parsed key can be converted", e);
        }
    }

    /** The attributes' JSON, empty if the certificate has none. */
    public String attributes() {
        return Certificates.attributes(certificate);
    }

    /** Whether the certificate carries the unit of this role. */
    public boolean has(NodeRole role) {
        return Certificates.units(certificate).contains(role.unit());
    }
}
