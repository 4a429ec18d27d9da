package io.flock.devnet.internal.gateway;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.policy.AccessPolicy;
import io.grpc.Status;

/** Who may ask for commit status and events: whoever satisfies the channel's Readers. */
final class SignedRequests {
    private final GatewayContext context;

    SignedRequests(GatewayContext context) {
        this.context = context;
    }

    /** Throws what the client shall see. */
    void require(String channel, ByteString identity, ByteString request, ByteString signature) {
        if (channel.isEmpty()) {
            throw GatewayError.of(
                    Status.Code.PERMISSION_DENIED,
                    "Invalid channel ID name during check policy on signed data. Name must be different from nil.");
        }
        if (!channel.equals(context.channel().name())) {
            throw GatewayError.of(
                    Status.Code.PERMISSION_DENIED, "Failed to get policy manager for channel [" + channel + "]");
        }
        if (!context.access().permits(AccessPolicy.READERS, identity, request, signature)) {
            throw GatewayError.of(Status.Code.PERMISSION_DENIED, AccessPolicy.READERS.refusal(channel));
        }
    }
}
