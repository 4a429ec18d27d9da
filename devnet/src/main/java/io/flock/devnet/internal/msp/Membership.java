package io.flock.devnet.internal.msp;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentVerifierProviderBuilder;

/** One organisation's rule for who belongs to it. */
public final class Membership {
    private final String mspId;
    private final X509CertificateHolder root;

    public Membership(String mspId, X509CertificateHolder root) {
        this.mspId = mspId;
        this.root = root;
    }

    public String mspId() {
        return mspId;
    }

    IdentityCheck check(X509CertificateHolder certificate) {
        Instant expires = certificate.getNotAfter().toInstant();
        try {
            if (!certificate.equals(root) && !issued(certificate)) {
                // Without a chain to the root there is no identity at all: the claim to belong here counts nothing.
                return new IdentityCheck.Malformed("certificate signed by unknown authority", Optional.of(expires));
            }
            if (Certificates.isAuthority(certificate)) {
                return new IdentityCheck.Invalid(mspId, expires, "an authority's certificate is no identity");
            }
            List<NodeRole> roles = roles(certificate);
            if (roles.size() != 1) {
                return new IdentityCheck.Invalid(
                        mspId,
                        expires,
                        "the identity must be a client, a peer, an orderer or an admin identity, not a combination of"
                                + " them. OUs: " + Certificates.units(certificate) + ", MSP: [" + mspId + "]");
            }
            AsymmetricKeyParameter key = PublicKeyFactory.createKey(certificate.getSubjectPublicKeyInfo());
            if (!(key instanceof ECPublicKeyParameters ec) || !onCurve(ec)) {
                return new IdentityCheck.Invalid(mspId, expires, "only ECDSA P-256 keys are supported");
            }
            return new IdentityCheck.Valid(new Identity(mspId, roles.get(0), expires, withFastCurve(ec)));
        } catch (IOException | RuntimeException e) {
            // A certificate of strangers can be odd in many ways; none of them makes a member.
            return new IdentityCheck.Invalid(mspId, expires, String.valueOf(e.getMessage()));
        }
    }

    private boolean issued(X509CertificateHolder certificate) {
        if (!certificate.getIssuer().equals(root.getSubject()) || !Certificates.identifiersMatch(certificate, root)) {
            return false;
        }
        try {
            return certificate.isSignatureValid(
                    new BcECContentVerifierProviderBuilder(new DefaultDigestAlgorithmIdentifierFinder()).build(root));
        } catch (CertException | OperatorCreationException e) {
            return false;
        }
    }

    private static List<NodeRole> roles(X509CertificateHolder certificate) {
        List<String> units = Certificates.units(certificate);
        return Arrays.stream(NodeRole.values())
                .filter(role -> units.contains(role.unit()))
                .toList();
    }

    private static boolean onCurve(ECPublicKeyParameters key) {
        return key.getParameters().getN().equals(Curve.ORDER)
                && key.getParameters().getCurve().getFieldSize()
                        == Curve.P256.getCurve().getFieldSize();
    }

    private static ECPublicKeyParameters withFastCurve(ECPublicKeyParameters key) {
        return new ECPublicKeyParameters(Curve.P256.getCurve().importPoint(key.getQ()), Curve.P256);
    }
}
