package io.flock.sdk.audit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Optional;
import java.util.function.Predicate;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;

/** Looks for the first transaction that says which channel it is of; true as long as none has. */
final class FirstChannel implements Predicate<Block> {
    private Optional<String> name = Optional.empty();

    @Override
    public boolean test(Block block) {
        for (ByteString envelope : block.getData().getDataList()) {
            if (name.isEmpty()) {
                name = of(envelope);
            }
        }
        return name.isEmpty();
    }

    Optional<String> name() {
        return name;
    }

    private static Optional<String> of(ByteString envelope) {
        try {
            Payload payload = Payload.parseFrom(Envelope.parseFrom(envelope).getPayload());
            return Optional.of(ChannelHeader.parseFrom(payload.getHeader().getChannelHeader())
                            .getChannelId())
                    .filter(channel -> !channel.isEmpty());
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }
}
