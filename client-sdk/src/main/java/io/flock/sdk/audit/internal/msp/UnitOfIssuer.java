package io.flock.sdk.audit.internal.msp;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;

/**
 * An organisational unit that means something to an organisation.
 *
 * @param issuer the authority whose certificates may carry it; empty: any of the organisation's
 */
record UnitOfIssuer(String name, Optional<X509Certificate> issuer) {
    static UnitOfIssuer of(FabricOUIdentifier unit) throws CertificateException {
        return new UnitOfIssuer(
                unit.getOrganizationalUnitIdentifier(),
                unit.getCertificate().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Certificates.read(unit.getCertificate())));
    }

    boolean isOf(X509Certificate authority) {
        return issuer.map(authority::equals).orElse(true);
    }
}
