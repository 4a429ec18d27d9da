package io.flock.devnet.internal.channel;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import io.flock.devnet.internal.channel.ChannelDefinition.MemberOrganisation;
import io.flock.devnet.internal.msp.NodeRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.hyperledger.fabric.protos.orderer.BatchSize;
import org.hyperledger.fabric.protos.orderer.BatchTimeout;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;

/** The one envelope of block 0: a channel configuration that also holds the chaincodes. */
public final class Configuration {
    private Configuration() {}

    /** The same bytes for the same definition. */
    public static Envelope of(ChannelDefinition channel) {
        ConfigGroup root = ConfigGroup.newBuilder()
                .putGroups("Application", application(channel))
                .putGroups("Orderer", orderer(channel))
                .putPolicies("Readers", policy(PolicyMessages.implicit(ImplicitMetaPolicy.Rule.ANY, "Readers")))
                .putPolicies("Writers", policy(PolicyMessages.implicit(ImplicitMetaPolicy.Rule.ANY, "Writers")))
                .build();
        ConfigEnvelope config = ConfigEnvelope.newBuilder()
                .setConfig(Config.newBuilder().setChannelGroup(root))
                .build();
        ChannelHeader header = ChannelHeader.newBuilder()
                .setType(HeaderType.CONFIG_VALUE)
                .setChannelId(channel.name())
                .build();
        return Envelope.newBuilder()
                .setPayload(Payload.newBuilder()
                        .setHeader(Header.newBuilder().setChannelHeader(header.toByteString()))
                        .setData(deterministic(config))
                        .build()
                        .toByteString())
                .build();
    }

    private static ConfigGroup application(ChannelDefinition channel) {
        ConfigGroup.Builder group = ConfigGroup.newBuilder()
                .putPolicies("Readers", policy(PolicyMessages.implicit(ImplicitMetaPolicy.Rule.ANY, "Readers")))
                .putPolicies("Writers", policy(PolicyMessages.implicit(ImplicitMetaPolicy.Rule.ANY, "Writers")))
                .putPolicies(
                        "Endorsement",
                        policy(PolicyMessages.implicit(ImplicitMetaPolicy.Rule.MAJORITY, "Endorsement")));
        channel.organisations().forEach(each -> group.putGroups(each.mspId(), organisation(each)));
        channel.chaincodes().values().forEach(each -> group.putValues("Chaincode/" + each.name(), chaincode(each)));
        return group.build();
    }

    private static ConfigGroup organisation(MemberOrganisation organisation) {
        String mspId = organisation.mspId();
        return ConfigGroup.newBuilder()
                .putValues("MSP", value(msp(organisation)))
                .putPolicies(
                        "Readers",
                        policy(PolicyMessages.anyOf(mspId, List.of(NodeRole.ADMIN, NodeRole.PEER, NodeRole.CLIENT))))
                .putPolicies("Writers", policy(PolicyMessages.anyOf(mspId, List.of(NodeRole.ADMIN, NodeRole.CLIENT))))
                .putPolicies("Endorsement", policy(PolicyMessages.anyOf(mspId, List.of(NodeRole.PEER))))
                .build();
    }

    private static MSPConfig msp(MemberOrganisation organisation) {
        FabricMSPConfig.Builder config = FabricMSPConfig.newBuilder()
                .setName(organisation.mspId())
                .addRootCerts(ByteString.copyFrom(organisation.rootPem(), StandardCharsets.UTF_8))
                .setFabricNodeOus(FabricNodeOUs.newBuilder()
                        .setEnable(true)
                        .setClientOuIdentifier(unit(NodeRole.CLIENT))
                        .setPeerOuIdentifier(unit(NodeRole.PEER))
                        .setAdminOuIdentifier(unit(NodeRole.ADMIN))
                        .setOrdererOuIdentifier(unit(NodeRole.ORDERER)));
        if (!organisation.tlsRootPem().isEmpty()) {
            config.addTlsRootCerts(ByteString.copyFrom(organisation.tlsRootPem(), StandardCharsets.UTF_8));
        }
        return MSPConfig.newBuilder().setConfig(config.build().toByteString()).build();
    }

    private static FabricOUIdentifier unit(NodeRole role) {
        return FabricOUIdentifier.newBuilder()
                .setOrganizationalUnitIdentifier(role.unit())
                .build();
    }

    private static ConfigGroup orderer(ChannelDefinition channel) {
        ConfigGroup.Builder group = ConfigGroup.newBuilder()
                .putValues(
                        "BatchSize",
                        value(BatchSize.newBuilder()
                                .setMaxMessageCount(channel.limits().maxMessages())
                                .setPreferredMaxBytes(channel.limits().preferredMaxBytes())
                                .setAbsoluteMaxBytes(channel.limits().absoluteMaxBytes())
                                .build()))
                .putValues(
                        "BatchTimeout",
                        value(BatchTimeout.newBuilder()
                                .setTimeout(channel.limits().timeout().toMillis() + "ms")
                                .build()));
        channel.orderer().ifPresent(organisation -> group.putPolicies(
                        "Readers", policy(PolicyMessages.implicit(ImplicitMetaPolicy.Rule.ANY, "Readers")))
                .putPolicies("Writers", policy(PolicyMessages.implicit(ImplicitMetaPolicy.Rule.ANY, "Writers")))
                .putPolicies("BlockValidation", policy(PolicyMessages.implicit(ImplicitMetaPolicy.Rule.ANY, "Writers")))
                .putGroups(organisation.mspId(), ordering(organisation)));
        return group.build();
    }

    private static ConfigGroup ordering(MemberOrganisation organisation) {
        Policy members = PolicyMessages.member(organisation.mspId());
        return ConfigGroup.newBuilder()
                .putValues("MSP", value(msp(organisation)))
                .putPolicies("Readers", policy(members))
                .putPolicies("Writers", policy(members))
                .build();
    }

    private static ConfigValue chaincode(ChaincodeDefinition definition) {
        ApplicationPolicy policy = PolicyMessages.of(definition.policy());
        return ConfigValue.newBuilder()
                .setVersion(definition.sequence())
                .setModPolicy(definition.version())
                .setValue(policy.toByteString())
                .build();
    }

    private static ConfigPolicy policy(Policy policy) {
        return ConfigPolicy.newBuilder()
                .setPolicy(policy)
                .setModPolicy("Admins")
                .build();
    }

    private static ConfigValue value(MessageLite message) {
        return ConfigValue.newBuilder()
                .setValue(message.toByteString())
                .setModPolicy("Admins")
                .build();
    }

    private static ByteString deterministic(MessageLite message) {
        byte[] bytes = new byte[message.getSerializedSize()];
        CodedOutputStream stream = CodedOutputStream.newInstance(bytes);
        stream.useDeterministicSerialization();
        try {
            message.writeTo(stream);
            stream.checkNoSpaceLeft();
        } catch (IOException e) {
            throw new IllegalStateException("the message fits into its own size", e);
        }
        return ByteString.copyFrom(bytes);
    }
}
