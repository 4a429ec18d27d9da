package io.flock.sdk.audit.internal.msp;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An organisation's root authorities and the intermediate ones below them. */
final class CertificateTree {
    private static final int KEY_CERT_SIGN = 5;

    /** Each authority that leads to a root, and who issued it; a root issued itself. */
    private final Map<X509Certificate, X509Certificate> parents = new LinkedHashMap<>();

    /** Members are issued by authorities below which there is none, as on Fabric's peers. */
    private final Set<X509Certificate> issuers;

    CertificateTree(List<X509Certificate> roots, List<X509Certificate> intermediates) {
        roots.forEach(root -> parents.put(root, root));
        List<X509Certificate> loose = new ArrayList<>(intermediates);
        while (loose.removeIf(this::isAdded)) {
            // What was added may have issued others.
        }
        issuers = new LinkedHashSet<>(parents.keySet());
        parents.forEach((authority, parent) -> {
            if (!authority.equals(parent)) {
                issuers.remove(parent);
            }
        });
    }

    private boolean isAdded(X509Certificate intermediate) {
        Optional<X509Certificate> parent = parents.keySet().stream()
                .filter(authority -> issued(authority, intermediate))
                .findFirst();
        parent.ifPresent(found -> parents.putIfAbsent(intermediate, found));
        return parent.isPresent();
    }

    /**
     * The authority that issued a member's certificate; empty for an authority and for whoever has no chain to a root. Fabric
     * looks at chains as of a second after the certificate began: that it has expired since changes nothing.
     */
    Optional<X509Certificate> issuer(X509Certificate certificate) {
        if (certificate.getBasicConstraints() >= 0) {
            return Optional.empty();
        }
        Date at = Date.from(certificate.getNotBefore().toInstant().plusSeconds(1));
        return issuers.stream()
                .filter(authority -> issued(authority, certificate))
                .filter(authority -> isInForce(authority, at))
                .findFirst();
    }

    private boolean isInForce(X509Certificate authority, Date at) {
        try {
            authority.checkValidity(at);
        } catch (CertificateException e) {
            return false;
        }
        X509Certificate parent = parents.get(authority);
        return parent.equals(authority) || isInForce(parent, at);
    }

    private static boolean issued(X509Certificate authority, X509Certificate certificate) {
        boolean[] usage = authority.getKeyUsage();
        if (authority.getBasicConstraints() < 0
                || (usage != null && !usage[KEY_CERT_SIGN])
                || !certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            // A stranger's certificate can be odd in many ways; none of them makes a member.
            return false;
        }
    }
}
