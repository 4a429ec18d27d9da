package io.flock.sdk.audit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.protocol.identity.OrganisationId;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.MSPConfig;

/** Reads the authorities of a channel's organisations from its first block. */
final class ChannelAuthorities {
    private ChannelAuthorities() {}

    static Map<OrganisationId, List<X509Certificate>> of(Block first) {
        return of(first, "Application");
    }

    /** Those of the organisations that run orderers. */
    static Map<OrganisationId, List<X509Certificate>> ofOrderers(Block first) {
        return of(first, "Orderer");
    }

    private static Map<OrganisationId, List<X509Certificate>> of(Block first, String part) {
        try {
            Payload payload = Payload.parseFrom(
                    Envelope.parseFrom(first.getData().getData(0)).getPayload());
            ConfigGroup root =
                    ConfigEnvelope.parseFrom(payload.getData()).getConfig().getChannelGroup();
            Map<OrganisationId, List<X509Certificate>> authorities = new TreeMap<>();
            for (ConfigGroup organisation :
                    root.getGroupsOrThrow(part).getGroupsMap().values()) {
                FabricMSPConfig msp = FabricMSPConfig.parseFrom(
                        MSPConfig.parseFrom(organisation.getValuesOrThrow("MSP").getValue())
                                .getConfig());
                authorities.put(OrganisationId.parse(msp.getName()), certificates(msp.getRootCertsList()));
            }
            return authorities;
        } catch (InvalidProtocolBufferException | CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<X509Certificate> certificates(List<ByteString> pem) throws CertificateException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (ByteString each : pem) {
            certificates.add(
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(each.newInput()));
        }
        return certificates;
    }
}
