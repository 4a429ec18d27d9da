package io.flock.sdk.audit.internal.msp;

import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.protocol.identity.OrganisationId;
import java.security.cert.CRLException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** The members of all organisations of one configuration, whether they run peers or orderers. */
public final class ChannelMembers {
    private static final String MSP = "MSP";
    /** The other type has no certificates. */
    private static final int X509 = 0;

    private final Map<String, MembershipProvider> providers = new TreeMap<>();

    /**
     * The members that a configuration names.
     *
     * @throws IllegalArgumentException two organisations of one MSP id that are not the same
     */
    public static ChannelMembers of(ConfigGroup root)
            throws InvalidProtocolBufferException, CertificateException, CRLException {
        ChannelMembers members = new ChannelMembers();
        Map<String, FabricMSPConfig> seen = new TreeMap<>();
        for (ConfigGroup part : root.getGroupsMap().values()) {
            for (ConfigGroup organisation : part.getGroupsMap().values()) {
                members.add(organisation, seen);
            }
        }
        return members;
    }

    private void add(ConfigGroup organisation, Map<String, FabricMSPConfig> seen)
            throws InvalidProtocolBufferException, CertificateException, CRLException {
        if (!organisation.containsValues(MSP)) {
            return;
        }
        MSPConfig config =
                MSPConfig.parseFrom(organisation.getValuesOrThrow(MSP).getValue());
        if (config.getType() != X509) {
            return;
        }
        FabricMSPConfig msp = FabricMSPConfig.parseFrom(config.getConfig());
        FabricMSPConfig before = seen.put(msp.getName(), msp);
        if (before == null) {
            providers.put(msp.getName(), MembershipProvider.of(msp));
        } else if (!before.equals(msp)) {
            throw new IllegalArgumentException("two organisations are called " + msp.getName());
        }
    }

    /** The roles that a signer has in the organisation that it names; none: it is no member. */
    public Set<MSPRoleType> roles(Signer signer) {
        return roles(signer.organisation(), signer.certificate());
    }

    private Set<MSPRoleType> roles(OrganisationId organisation, X509Certificate certificate) {
        MembershipProvider provider = providers.get(organisation.text());
        return provider == null ? Set.of() : provider.roles(certificate);
    }

    /**
     * Whether a policy means this signer. Principals are roles and single identities; by any other nobody is meant.
     *
     * @throws InvalidProtocolBufferException the principal can't be read
     */
    public boolean isMeant(Signer signer, MSPPrincipal principal) throws InvalidProtocolBufferException {
        return switch (principal.getPrincipalClassification()) {
            case ROLE -> {
                MSPRole role = MSPRole.parseFrom(principal.getPrincipal());
                yield role.getMspIdentifier().equals(signer.organisation().text())
                        && roles(signer).contains(role.getRole());
            }
            case IDENTITY -> {
                SerializedIdentity identity = SerializedIdentity.parseFrom(principal.getPrincipal());
                yield identity.getMspid().equals(signer.organisation().text())
                        && isSame(signer.certificate(), identity)
                        && !roles(signer).isEmpty();
            }
            default -> false;
        };
    }

    private static boolean isSame(X509Certificate certificate, SerializedIdentity identity) {
        try {
            return Arrays.equals(
                    certificate.getTBSCertificate(), Certificates.of(identity).getTBSCertificate());
        } catch (CertificateException e) {
            return false;
        }
    }

    /** What makes a certificate the same whatever its authority's signature looks like: of that there are two forms. */
    public static String key(Signer signer) {
        try {
            return signer.organisation().text() + " "
                    + Arrays.toString(signer.certificate().getTBSCertificate());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("a certificate that was read can't be written", e);
        }
    }
}
