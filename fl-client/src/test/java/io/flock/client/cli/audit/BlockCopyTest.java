package io.flock.client.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.audit.StoredBlocks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockCopyTest {
    @TempDir
    Path folder;

    private BlockCopy of(String channel) {
        Payload.Builder payload = Payload.newBuilder();
        payload.getHeaderBuilder()
                .setChannelHeader(
                        ChannelHeader.newBuilder().setChannelId(channel).build().toByteString());
        Block.Builder block = Block.newBuilder();
        block.getHeaderBuilder().setNumber(0);
        block.getDataBuilder()
                .addData(Envelope.newBuilder()
                        .setPayload(payload.build().toByteString())
                        .build()
                        .toByteString());
        Path file = folder.resolve("blocks.bin");
        StoredBlocks.write(file, List.of(block.build()));
        return new BlockCopy(file);
    }

    @Test
    void channelOfTheBlocks_isRead() {
        String longest = "c".repeat(249);

        assertThat(of("my-channel.2").channel(Optional.empty())).isEqualTo("my-channel.2");
        assertThat(of(longest).channel(Optional.of(longest))).isEqualTo(longest);
    }

    @Test
    void nameThatNoChannelCanHave_isRefused() {
        for (String channel : List.of("c".repeat(250), "Flock", "1flock", "flock\u001b[2J", "flock\n", "flöck")) {
            BlockCopy copy = of(channel);
            assertThatThrownBy(() -> copy.channel(Optional.empty()))
                    .as(channel)
                    .isInstanceOfSatisfying(FlockException.class, e -> {
                        assertThat(e.is(ErrorCode.DATA_INVALID)).isTrue();
                        assertThat(e.what()).doesNotContain("\u001b").doesNotContain("\n");
                    });
        }
    }
}
