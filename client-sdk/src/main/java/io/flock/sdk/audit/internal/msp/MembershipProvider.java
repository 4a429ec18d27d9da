package io.flock.sdk.audit.internal.msp;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;

/**
 * Who belongs to an organisation, by the rules of Fabric's X.509 membership service provider from channel capability V1_4_3 on
 * ({@code msp/mspimpl.go}, {@code msp/mspimplvalidate.go}): a chain to one of its roots, no entry in its lists of revoked
 * certificates, and its organisational units. That a certificate has expired since counts nothing.
 */
final class MembershipProvider {
    private static final int REMEMBERED = 1_024;

    private final CertificateTree authorities;
    private final List<X509Certificate> admins;
    private final List<X509CRL> revoked;
    private final List<UnitOfIssuer> units;

    /** Without any, certificates say nothing about roles. */
    private final Map<MSPRoleType, UnitOfIssuer> nodeUnits;

    private final RecentMap<X509Certificate, Set<MSPRoleType>> known = new RecentMap<>(REMEMBERED);

    private MembershipProvider(
            CertificateTree authorities,
            List<X509Certificate> admins,
            List<X509CRL> revoked,
            List<UnitOfIssuer> units,
            Map<MSPRoleType, UnitOfIssuer> nodeUnits) {
        this.authorities = authorities;
        this.admins = admins;
        this.revoked = revoked;
        this.units = units;
        this.nodeUnits = nodeUnits;
    }

    static MembershipProvider of(FabricMSPConfig config) throws CertificateException, CRLException {
        List<UnitOfIssuer> units = new ArrayList<>();
        for (FabricOUIdentifier each : config.getOrganizationalUnitIdentifiersList()) {
            units.add(UnitOfIssuer.of(each));
        }
        return new MembershipProvider(
                new CertificateTree(
                        certificates(config.getRootCertsList()), certificates(config.getIntermediateCertsList())),
                certificates(config.getAdminsList()),
                lists(config.getRevocationListList()),
                List.copyOf(units),
                nodeUnits(config.getFabricNodeOus()));
    }

    /** The roles that a certificate has in this organisation, {@link MSPRoleType#MEMBER} among them; none: no member. */
    Set<MSPRoleType> roles(X509Certificate certificate) {
        Optional<Set<MSPRoleType>> before = known.get(certificate);
        if (before.isPresent()) {
            return before.get();
        }
        Set<MSPRoleType> roles = authorities
                .issuer(certificate)
                .filter(issuer -> !isRevoked(certificate, issuer))
                .map(issuer -> roles(certificate, issuer))
                .orElse(Set.of());
        known.put(certificate, roles);
        return roles;
    }

    private Set<MSPRoleType> roles(X509Certificate certificate, X509Certificate issuer) {
        Set<String> own = Certificates.units(certificate);
        if (!units.isEmpty() && units.stream().noneMatch(unit -> own.contains(unit.name()) && unit.isOf(issuer))) {
            return Set.of();
        }
        Set<MSPRoleType> roles = EnumSet.of(MSPRoleType.MEMBER);
        for (Map.Entry<MSPRoleType, UnitOfIssuer> each : nodeUnits.entrySet()) {
            if (own.contains(each.getValue().name())) {
                if (!each.getValue().isOf(issuer)) {
                    return Set.of();
                }
                roles.add(each.getKey());
            }
        }
        if (!nodeUnits.isEmpty() && roles.size() != 2) {
            // Where units tell the roles apart, everybody has exactly one.
            return Set.of();
        }
        if (admins.contains(certificate)) {
            roles.add(MSPRoleType.ADMIN);
        }
        return roles;
    }

    private boolean isRevoked(X509Certificate certificate, X509Certificate issuer) {
        return revoked.stream()
                .filter(list -> list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal()))
                .filter(list -> list.getRevokedCertificate(certificate.getSerialNumber()) != null)
                .anyMatch(list -> isSigned(list, issuer));
    }

    private static boolean isSigned(X509CRL list, X509Certificate issuer) {
        try {
            list.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Map<MSPRoleType, UnitOfIssuer> nodeUnits(FabricNodeOUs units) throws CertificateException {
        Map<MSPRoleType, UnitOfIssuer> found = new EnumMap<>(MSPRoleType.class);
        if (units.getEnable()) {
            add(found, MSPRoleType.CLIENT, units.hasClientOuIdentifier(), units.getClientOuIdentifier());
            add(found, MSPRoleType.PEER, units.hasPeerOuIdentifier(), units.getPeerOuIdentifier());
            add(found, MSPRoleType.ADMIN, units.hasAdminOuIdentifier(), units.getAdminOuIdentifier());
            add(found, MSPRoleType.ORDERER, units.hasOrdererOuIdentifier(), units.getOrdererOuIdentifier());
        }
        return found;
    }

    private static void add(Map<MSPRoleType, UnitOfIssuer> to, MSPRoleType role, boolean named, FabricOUIdentifier unit)
            throws CertificateException {
        if (named) {
            to.put(role, UnitOfIssuer.of(unit));
        }
    }

    private static List<X509Certificate> certificates(List<ByteString> pems) throws CertificateException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (ByteString pem : pems) {
            certificates.add(Certificates.read(pem));
        }
        return List.copyOf(certificates);
    }

    private static List<X509CRL> lists(List<ByteString> pems) throws CertificateException, CRLException {
        List<X509CRL> lists = new ArrayList<>();
        for (ByteString pem : pems) {
            lists.add((X509CRL) CertificateFactory.getInstance("X.509").generateCRL(pem.newInput()));
        }
        return List.copyOf(lists);
    }
}
