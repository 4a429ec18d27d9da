package io.flock.sdk.audit.internal.order;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;

/** A configuration of the channel: all that its members agreed on, as one block says it. */
record ChannelConfiguration(String channel, ConfigGroup root) {
    /**
     * What a block configures. Empty for what peers take for no configuration: it fills a block of its own.
     *
     * @throws InvalidProtocolBufferException when it is one that can't be read
     */
    static Optional<ChannelConfiguration> of(Block block) throws InvalidProtocolBufferException {
        if (block.getData().getDataCount() != 1) {
            return Optional.empty();
        }
        Optional<Payload> payload = configuration(block);
        if (payload.isEmpty()) {
            return Optional.empty();
        }
        ChannelHeader header = ChannelHeader.parseFrom(payload.get().getHeader().getChannelHeader());
        ConfigEnvelope envelope = ConfigEnvelope.parseFrom(payload.get().getData());
        return Optional.of(new ChannelConfiguration(
                header.getChannelId(), envelope.getConfig().getChannelGroup()));
    }

    /** Envelopes that can't be read configure nothing; that they can't is said elsewhere. */
    private static Optional<Payload> configuration(Block block) {
        try {
            Payload payload = Payload.parseFrom(
                    Envelope.parseFrom(block.getData().getData(0)).getPayload());
            int type = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader())
                    .getType();
            return type == HeaderType.CONFIG_VALUE ? Optional.of(payload) : Optional.empty();
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    /** What concerns the orderers; without groups when no organisation runs them. */
    ConfigGroup orderer() {
        return root.getGroupsOrDefault("Orderer", ConfigGroup.getDefaultInstance());
    }
}
