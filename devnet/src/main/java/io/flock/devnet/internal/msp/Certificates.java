package io.flock.devnet.internal.msp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.util.Arrays;

/** What is read from certificates. */
final class Certificates {
    /** Where Fabric CA puts a certificate's attributes. */
    static final ASN1ObjectIdentifier ATTRIBUTES = new ASN1ObjectIdentifier("1.2.3.4.5.6.7.8.1");

    private Certificates() {}

    static Optional<X509CertificateHolder> parse(String pem) {
        return Pem.read(pem).flatMap(object -> parse(object.getContent()));
    }

    private static Optional<X509CertificateHolder> parse(byte[] der) {
        try {
            return Optional.of(new X509CertificateHolder(der));
        } catch (IOException | RuntimeException e) {
            // Bytes of strangers: whatever the parser stumbles over, it is no certificate.
            return Optional.empty();
        }
    }

    static String pem(X509CertificateHolder certificate) {
        return Pem.write(Pem.CERTIFICATE, encoded(certificate));
    }

    static byte[] encoded(X509CertificateHolder certificate) {
        try {
            return certificate.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException("a parsed certificate can be encoded", e);
        }
    }

    static boolean isAuthority(X509CertificateHolder certificate) {
        BasicConstraints constraints = BasicConstraints.fromExtensions(certificate.getExtensions());
        return constraints != null && constraints.isCA();
    }

    static List<String> units(X509CertificateHolder certificate) {
        List<String> units = new ArrayList<>();
        for (RDN rdn : certificate.getSubject().getRDNs(BCStyle.OU)) {
            for (var part : rdn.getTypesAndValues()) {
                if (part.getType().equals(BCStyle.OU)) {
                    units.add(IETFUtils.valueToString(part.getValue()));
                }
            }
        }
        return units;
    }

    /** The attributes' JSON, empty if there are none. */
    static String attributes(X509CertificateHolder certificate) {
        Extension extension = certificate.getExtension(ATTRIBUTES);
        return extension == null ? "" : new String(extension.getExtnValue().getOctets(), StandardCharsets.UTF_8);
    }

    /** Whether the key identifiers, where both certificates have one, say that the one issued the other. */
    static boolean identifiersMatch(X509CertificateHolder certificate, X509CertificateHolder issuer) {
        AuthorityKeyIdentifier wanted = AuthorityKeyIdentifier.fromExtensions(certificate.getExtensions());
        SubjectKeyIdentifier found = SubjectKeyIdentifier.fromExtensions(issuer.getExtensions());
        return wanted == null
                || found == null
                || wanted.getKeyIdentifierOctets() == null
                || Arrays.areEqual(wanted.getKeyIdentifierOctets(), found.getKeyIdentifier());
    }
}
