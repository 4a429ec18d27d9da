package io.flock.sdk.connection;

import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** Everything that peers would refuse later without saying why, said when an identity is loaded. */
record CertificateCheck(OrganisationId organisation, Path file, X509Certificate certificate, List<Path> authorities) {

    Identity identity(Instant now, ECPrivateKeyParameters key, Path keyFile) {
        if (!isKey(key)) {
            throw IdentityProblem.of(
                    keyFile,
                    "this key is not the one of the certificate " + file,
                    "use the key that was made together with the certificate");
        }
        return identity(now, new KeySigner(key), keyFile);
    }

    /** Whether this is the private key of the certificate. */
    boolean isKey(ECPrivateKeyParameters key) {
        return key.getParameters()
                .getG()
                .multiply(key.getD())
                .equals(publicKey().getQ());
    }

    Identity identity(Instant now, Signer signer, Path keyFile) {
        requireDates(now);
        requireIssuer();
        return new Identity(account(), certificate, publicKey().getParameters().getN(), signer);
    }

    private void requireDates(Instant now) {
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            throw IdentityProblem.of(
                    file,
                    "the certificate expired at " + certificate.getNotAfter().toInstant(),
                    "renew it at the organisation's CA; the account stays the same");
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            throw IdentityProblem.of(
                    file,
                    "the certificate is valid only from "
                            + certificate.getNotBefore().toInstant(),
                    "check this machine's clock, it says " + now);
        }
    }

    private void requireIssuer() {
        if (!authorities.isEmpty() && authorities.stream().noneMatch(this::issuedBy)) {
            throw IdentityProblem.of(
                    file,
                    "none of the authorities in " + authorities.get(0).getParent() + " issued the certificate of "
                            + certificate.getSubjectX500Principal() + " (issuer "
                            + certificate.getIssuerX500Principal() + ")",
                    "use an identity that " + organisation + "'s own CA issued");
        }
    }

    private boolean issuedBy(Path authority) {
        try {
            certificate.verify(new CertificateFile(authority).read().getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private ECPublicKeyParameters publicKey() {
        try {
            AsymmetricKeyParameter key =
                    PublicKeyFactory.createKey(certificate.getPublicKey().getEncoded());
            if (key instanceof ECPublicKeyParameters ec) {
                return ec;
            }
        } catch (IOException e) {
            throw IdentityProblem.unreadable(file, e);
        }
        throw IdentityProblem.of(
                file,
                "the certificate's key is " + certificate.getPublicKey().getAlgorithm() + ", not EC",
                "enrol with an ECDSA P-256 key, as Fabric does");
    }

    private AccountId account() {
        RDN[] names = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded())
                .getRDNs(BCStyle.CN);
        if (names.length != 1) {
            throw IdentityProblem.of(
                    file, "the certificate has " + names.length + " common names, not one", "enrol with a name");
        }
        String enrolmentId = IETFUtils.valueToString(names[0].getFirst().getValue());
        try {
            return AccountId.of(organisation.text(), enrolmentId);
        } catch (FlockException e) {
            throw IdentityProblem.of(
                    file, "the common name is no account name: " + e.what(), "enrol with a name of that form");
        }
    }
}
