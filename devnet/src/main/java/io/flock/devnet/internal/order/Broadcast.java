package io.flock.devnet.internal.order;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.devnet.internal.ledger.bytes.Parsing;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.common.Status;

/** The orderer's door: what it refuses, and with which words. No policy of a chaincode, no conflict, no duplicate. */
final class Broadcast {
    /** Its constant in the protocol is deprecated, but a client can still send it. */
    private static final int ORDERER_TRANSACTION = 4;

    private final String channel;
    private final BatchLimits limits;
    private final ChannelPolicies policies;
    private final OrderingLoop ordering;

    Broadcast(OrdererOptions options, ChannelPolicies policies, OrderingLoop ordering) {
        this.channel = options.channel();
        this.limits = options.limits();
        this.policies = policies;
        this.ordering = ordering;
    }

    OrderOutcome handle(Envelope envelope) {
        if (!ordering.running()) {
            return new OrderOutcome.Stopped();
        }
        try {
            Payload payload = Parsing.parse(Payload.parser(), envelope.getPayload());
            ChannelHeader header =
                    Parsing.parse(ChannelHeader.parser(), payload.getHeader().getChannelHeader());
            ByteString creator = Parsing.parse(
                            SignatureHeader.parser(), payload.getHeader().getSignatureHeader())
                    .getCreator();
            return handle(envelope, header, creator);
        } catch (InvalidProtocolBufferException e) {
            return refused("could not determine channel ID: error unmarshalling Payload: " + Parsing.UNREADABLE);
        }
    }

    private OrderOutcome handle(Envelope envelope, ChannelHeader header, ByteString creator) {
        if (!header.getChannelId().equals(channel)) {
            return refused("channel does not exist");
        }
        Optional<String> unsupported = unsupported(header.getType());
        if (unsupported.isPresent()) {
            return refused(unsupported.get());
        }
        OrderedMessage message = OrderedMessage.of(envelope);
        if (message.size() > limits.absoluteMaxBytes()) {
            return refused("message payload is " + message.size() + " bytes and exceeds maximum allowed "
                    + limits.absoluteMaxBytes() + " bytes");
        }
        if (policies.expired(creator)) {
            return refused("broadcast client identity expired");
        }
        if (!policies.mayWrite(creator, envelope.getPayload(), envelope.getSignature())) {
            return new OrderOutcome.Refused(
                    Status.FORBIDDEN,
                    "implicit policy evaluation failed - 0 sub-policies were satisfied, but this policy requires 1 of"
                            + " the 'Writers' sub-policies to be satisfied: permission denied");
        }
        return ordering.offer(message);
    }

    /** Why messages of a type are not ordered; nothing for one that is, even if validation will not like it. */
    private static Optional<String> unsupported(int type) {
        return switch (type) {
            case HeaderType.CONFIG_VALUE -> Optional.of("message is of type that cannot be processed directly");
            case HeaderType.CONFIG_UPDATE_VALUE ->
                Optional.of("not supported by the development network: configuration updates; use a Fabric network");
            case ORDERER_TRANSACTION -> Optional.of("message is of type that is no longer supported");
            default -> Optional.empty();
        };
    }

    private static OrderOutcome refused(String info) {
        return new OrderOutcome.Refused(Status.BAD_REQUEST, info);
    }
}
