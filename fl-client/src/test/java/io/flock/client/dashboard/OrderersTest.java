package io.flock.client.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.OrdererAddresses;
import org.hyperledger.fabric.protos.common.Payload;
import org.junit.jupiter.api.Test;

class OrderersTest {
    private static final ConfigGroup CHANNEL = ConfigGroup.newBuilder()
            .putValues("OrdererAddresses", addresses("all:7050"))
            .putGroups(
                    "Orderer",
                    ConfigGroup.newBuilder()
                            .putGroups("Org2MSP", endpoints("two:7050"))
                            .putGroups("Org1MSP", endpoints("one:7050", "one:7051"))
                            .build())
            .build();

    private static ConfigGroup endpoints(String... addresses) {
        return ConfigGroup.newBuilder()
                .putValues("Endpoints", addresses(addresses))
                .build();
    }

    private static ConfigValue addresses(String... addresses) {
        OrdererAddresses all = OrdererAddresses.newBuilder()
                .addAllAddresses(List.of(addresses))
                .build();
        return ConfigValue.newBuilder().setValue(all.toByteString()).build();
    }

    private static Block block(int type) {
        ConfigEnvelope config = ConfigEnvelope.newBuilder()
                .setConfig(Config.newBuilder().setChannelGroup(CHANNEL))
                .build();
        Payload payload = Payload.newBuilder()
                .setHeader(Header.newBuilder()
                        .setChannelHeader(
                                ChannelHeader.newBuilder().setType(type).build().toByteString()))
                .setData(config.toByteString())
                .build();
        return holding(
                Envelope.newBuilder().setPayload(payload.toByteString()).build().toByteString());
    }

    private static Block holding(ByteString... envelopes) {
        return Block.newBuilder()
                .setData(BlockData.newBuilder().addAllData(List.of(envelopes)))
                .build();
    }

    @Test
    void configuration_namesThoseOfAll_andOfEachOrganisation() {
        assertThat(Orderers.of(block(HeaderType.CONFIG_VALUE)).orElseThrow())
                .containsExactly("all:7050", "one:7050", "one:7051", "two:7050");
    }

    @Test
    void otherBlocks_nameNone() {
        assertThat(Orderers.of(block(HeaderType.ENDORSER_TRANSACTION_VALUE))).isEmpty();
        assertThat(Orderers.of(holding())).isEmpty();
        assertThat(Orderers.of(holding(ByteString.copyFromUtf8("no envelope")))).isEmpty();
    }
}
