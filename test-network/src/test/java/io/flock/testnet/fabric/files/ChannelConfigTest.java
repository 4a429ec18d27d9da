package io.flock.testnet.fabric.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.hyperledger.fabric.protos.common.ConfigUpdateEnvelope;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.junit.jupiter.api.Test;

class ChannelConfigTest {
    private static final ConfigGroup NEWCOMER =
            ConfigGroup.newBuilder().setModPolicy("Admins").build();

    private final ChannelConfig config = new ChannelConfig(Config.newBuilder()
            .setChannelGroup(ConfigGroup.newBuilder()
                    .setVersion(1)
                    .putGroups(
                            "Application",
                            ConfigGroup.newBuilder()
                                    .setVersion(4)
                                    .setModPolicy("Admins")
                                    .putGroups("Org1MSP", group(2))
                                    .putValues(
                                            "Capabilities",
                                            ConfigValue.newBuilder()
                                                    .setVersion(3)
                                                    .setModPolicy("Admins")
                                                    .build())
                                    .putPolicies(
                                            "Endorsement",
                                            ConfigPolicy.newBuilder()
                                                    .setVersion(5)
                                                    .build())
                                    .build())
                    .putGroups("Orderer", group(9)))
            .build());

    private static ConfigGroup group(long version) {
        return ConfigGroup.newBuilder()
                .setVersion(version)
                .setModPolicy("Admins")
                .build();
    }

    @Test
    void adding_readsWhatStands_andWritesTheNewcomerAlone() throws InvalidProtocolBufferException {
        Envelope envelope = config.adding("flock", "Org4MSP", NEWCOMER);

        Payload payload = Payload.parseFrom(envelope.getPayload());
        ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
        ConfigUpdateEnvelope signed = ConfigUpdateEnvelope.parseFrom(payload.getData());
        ConfigUpdate update = ConfigUpdate.parseFrom(signed.getConfigUpdate());
        assertThat(header.getType()).isEqualTo(HeaderType.CONFIG_UPDATE_VALUE);
        assertThat(update.getChannelId()).isEqualTo("flock");
        assertThat(signed.getSignaturesList()).isEmpty();
        ConfigGroup read = update.getReadSet().getGroupsOrThrow("Application");
        ConfigGroup write = update.getWriteSet().getGroupsOrThrow("Application");
        assertThat(update.getReadSet().getVersion()).isEqualTo(1);
        assertThat(update.getWriteSet().getVersion()).isEqualTo(1);
        assertThat(update.getWriteSet().getGroupsMap()).containsOnlyKeys("Application");
        assertThat(read.getVersion()).isEqualTo(4);
        assertThat(write.getVersion()).isEqualTo(5);
        assertThat(write.getModPolicy()).isEqualTo("Admins");
        assertThat(read.getGroupsMap()).containsOnlyKeys("Org1MSP");
        assertThat(write.getGroupsMap())
                .containsOnlyKeys("Org1MSP", "Org4MSP")
                .containsEntry("Org1MSP", ConfigGroup.newBuilder().setVersion(2).build())
                .containsEntry("Org4MSP", NEWCOMER);
        assertThat(write.getValuesMap()).isEqualTo(read.getValuesMap());
        assertThat(write.getPoliciesMap()).isEqualTo(read.getPoliciesMap());
        assertThat(read.getPoliciesOrThrow("Endorsement").getVersion()).isEqualTo(5);
    }

    @Test
    void members_areKnown_andOthersNot() {
        assertThat(config.has("Org1MSP")).isTrue();
        assertThat(config.has("Org4MSP")).isFalse();
        assertThat(config.besides(List.of("Org1MSP"))).isEmpty();
        assertThat(config.besides(List.of("Org4MSP"))).containsExactly("Org1MSP");
    }
}
