package io.flock.testnet.fabric.files;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.hyperledger.fabric.protos.common.ConfigUpdateEnvelope;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;

/** A channel's configuration, as a block says it. */
public record ChannelConfig(Config config) {
    private static final String APPLICATION = "Application";

    /** The configuration that a configuration block holds. */
    public static ChannelConfig ofBlock(byte[] block) {
        try {
            ByteString envelope = Block.parseFrom(block).getData().getData(0);
            Payload payload = Payload.parseFrom(Envelope.parseFrom(envelope).getPayload());
            return new ChannelConfig(ConfigEnvelope.parseFrom(payload.getData()).getConfig());
        } catch (InvalidProtocolBufferException | IndexOutOfBoundsException e) {
            throw new IllegalStateException("Fabric's own programs write blocks", e);
        }
    }

    /** Who takes part in the channel, and its policies. */
    ConfigGroup application() {
        return config.getChannelGroup().getGroupsOrThrow(APPLICATION);
    }

    /** Whether an organisation takes part. */
    public boolean has(String msp) {
        return application().containsGroups(msp);
    }

    /** The organisations that take part, but for these. */
    public Set<String> besides(Collection<String> msps) {
        Set<String> others = new TreeSet<>(application().getGroupsMap().keySet());
        others.removeAll(msps);
        return others;
    }

    /**
     * The transaction that adds an organisation and changes nothing else, without signatures. It names the versions of all
     * that it stands on, so that it fails when the configuration has changed meanwhile.
     */
    public Envelope adding(String channel, String msp, ConfigGroup group) {
        ConfigGroup before = application();
        ConfigGroup.Builder read = ConfigGroup.newBuilder().setVersion(before.getVersion());
        before.getGroupsMap()
                .forEach((name, member) -> read.putGroups(
                        name,
                        ConfigGroup.newBuilder().setVersion(member.getVersion()).build()));
        before.getValuesMap()
                .forEach((name, value) -> read.putValues(
                        name,
                        ConfigValue.newBuilder().setVersion(value.getVersion()).build()));
        before.getPoliciesMap()
                .forEach((name, policy) -> read.putPolicies(
                        name,
                        ConfigPolicy.newBuilder()
                                .setVersion(policy.getVersion())
                                .build()));
        ConfigGroup.Builder write = read.clone()
                .setVersion(before.getVersion() + 1)
                .setModPolicy(before.getModPolicy())
                .putGroups(msp, group);
        ConfigUpdate update = ConfigUpdate.newBuilder()
                .setChannelId(channel)
                .setReadSet(whole(read))
                .setWriteSet(whole(write))
                .build();
        ChannelHeader header = ChannelHeader.newBuilder()
                .setType(HeaderType.CONFIG_UPDATE_VALUE)
                .setChannelId(channel)
                .build();
        Payload payload = Payload.newBuilder()
                .setHeader(Header.newBuilder().setChannelHeader(header.toByteString()))
                .setData(ConfigUpdateEnvelope.newBuilder()
                        .setConfigUpdate(update.toByteString())
                        .build()
                        .toByteString())
                .build();
        return Envelope.newBuilder().setPayload(payload.toByteString()).build();
    }

    private ConfigGroup whole(ConfigGroup.Builder application) {
        return ConfigGroup.newBuilder()
                .setVersion(config.getChannelGroup().getVersion())
                .putGroups(APPLICATION, application.build())
                .build();
    }
}
