package io.flock.sdk.events;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.connection.GatewayPeer;
import io.grpc.Status;
import java.util.List;

/** Why a stream broke, for a person. */
final class StreamProblem {
    /** In the words of the three places in which a peer looks for a channel. */
    private static final List<String> NO_CHANNEL = List.of(
            "Failed to get policy manager for channel",
            "channel does not exist",
            "failed to get config for channel",
            "Unexpected status response: NOT_FOUND");

    private StreamProblem() {}

    static boolean isChannelUnknown(Status status) {
        return isChannelUnknown(String.valueOf(status.getDescription()));
    }

    private static boolean isChannelUnknown(String why) {
        return NO_CHANNEL.stream().anyMatch(why::contains);
    }

    /**
     * The failure to tell.
     *
     * @param why in the peer's words
     * @return CONFIGURATION_INVALID where the peer does not know the channel, else CONNECTION_FAILED
     */
    static FlockException of(GatewayPeer peer, String channel, String why, Exception cause) {
        String said = why.replace('|', '/');
        return isChannelUnknown(why)
                ? new FlockException(
                        ErrorCode.CONFIGURATION_INVALID,
                        peer + " does not know the channel " + channel + ": " + said,
                        "check the channel's name; the stream begins once a peer has joined it",
                        cause)
                : new FlockException(
                        ErrorCode.CONNECTION_FAILED,
                        "the event stream from " + peer + " broke: " + said,
                        "nothing needs to be done while it reconnects; check the peers if it does not",
                        cause);
    }
}
