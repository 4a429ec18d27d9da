package io.flock.chaincode.rules;

import io.flock.protocol.commitment.Digest;
import java.util.Objects;

/**
 * What a rule may know of the transaction that it acts for, besides state and request.
 *
 * @param timestamp seconds since 1970-01-01T00:00Z, as the client claims; Fabric bounds the lie
 * @param foundingDigest of the founding document that the organisation of this endorser agreed to
 */
public record Transaction(String channel, String id, long timestamp, Caller caller, Digest foundingDigest) {
    public Transaction {
        Objects.requireNonNull(channel);
        Objects.requireNonNull(id);
        Objects.requireNonNull(caller);
        Objects.requireNonNull(foundingDigest);
    }
}
