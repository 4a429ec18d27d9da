package io.flock.client.dashboard;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.OrdererAddresses;
import org.hyperledger.fabric.protos.common.Payload;

/** The addresses of a channel's orderers, as a configuration block names them: those of each organisation, or of all. */
final class Orderers {
    private Orderers() {}

    /** Nothing where the block holds no configuration. */
    static Optional<List<String>> of(Block block) {
        try {
            return block.getData().getDataCount() == 1
                    ? configured(Payload.parseFrom(
                            Envelope.parseFrom(block.getData().getData(0)).getPayload()))
                    : Optional.empty();
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty(); // what peers took for no transaction is none of ours to judge
        }
    }

    private static Optional<List<String>> configured(Payload payload) throws InvalidProtocolBufferException {
        int type =
                ChannelHeader.parseFrom(payload.getHeader().getChannelHeader()).getType();
        if (type != HeaderType.CONFIG_VALUE) {
            return Optional.empty();
        }
        ConfigGroup root =
                ConfigEnvelope.parseFrom(payload.getData()).getConfig().getChannelGroup();
        SortedSet<String> addresses = new TreeSet<>();
        add(root, "OrdererAddresses", addresses);
        ConfigGroup orderer = root.getGroupsOrDefault("Orderer", ConfigGroup.getDefaultInstance());
        for (ConfigGroup organisation : new TreeMap<>(orderer.getGroupsMap()).values()) {
            add(organisation, "Endpoints", addresses);
        }
        return Optional.of(List.copyOf(addresses));
    }

    private static void add(ConfigGroup group, String value, SortedSet<String> into)
            throws InvalidProtocolBufferException {
        if (group.containsValues(value)) {
            into.addAll(OrdererAddresses.parseFrom(group.getValuesOrThrow(value).getValue())
                    .getAddressesList());
        }
    }
}
