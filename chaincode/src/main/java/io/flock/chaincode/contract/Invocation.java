package io.flock.chaincode.contract;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Objects;

/**
 * What a peer hands over of a transaction.
 *
 * @param function {@code contract:Function}, empty when the caller named none
 * @param arguments everything after it
 * @param creator the serialised identity that signed the proposal; the peer has verified it
 * @param timestamp seconds since 1970-01-01T00:00Z, as the client claims
 */
public record Invocation(
        String function,
        List<String> arguments,
        ByteString creator,
        String channel,
        String transactionId,
        long timestamp) {

    public Invocation {
        Objects.requireNonNull(function);
        arguments = List.copyOf(arguments);
        Objects.requireNonNull(creator);
        Objects.requireNonNull(channel);
        Objects.requireNonNull(transactionId);
    }
}
