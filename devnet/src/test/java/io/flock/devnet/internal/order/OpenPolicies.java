package io.flock.devnet.internal.order;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.ledger.bytes.Sha256;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Policies without cryptography: a signature is the hash of identity and message, so it fits only what it was made for.
 * A chaincode is satisfied by a number of endorsers.
 */
final class OpenPolicies implements ChannelPolicies {
    private final Map<String, Integer> endorsersNeeded = new HashMap<>(Map.of("cc", 2, "cc2", 1));
    private final Set<ByteString> unknown = new HashSet<>();
    private final Set<ByteString> expired = new HashSet<>();
    private final Set<ByteString> readers = new HashSet<>();

    static ByteString sign(ByteString identity, ByteString message) {
        return Sha256.of(List.of(identity, ByteString.copyFromUtf8("|"), message));
    }

    OpenPolicies unknown(ByteString identity) {
        unknown.add(identity);
        return this;
    }

    OpenPolicies expire(ByteString identity) {
        expired.add(identity);
        return this;
    }

    OpenPolicies mayOnlyRead(ByteString identity) {
        readers.add(identity);
        return this;
    }

    @Override
    public boolean expired(ByteString identity) {
        return expired.contains(identity);
    }

    @Override
    public boolean mayWrite(ByteString creator, ByteString payload, ByteString signature) {
        return !readers.contains(creator) && signed(creator, payload, signature);
    }

    @Override
    public boolean signed(ByteString identity, ByteString message, ByteString signature) {
        return !unknown.contains(identity) && signature.equals(sign(identity, message));
    }

    @Override
    public boolean defined(String chaincode) {
        return endorsersNeeded.containsKey(chaincode);
    }

    @Override
    public boolean endorsed(String chaincode, List<ByteString> endorsers) {
        return endorsers.size() >= endorsersNeeded.get(chaincode);
    }
}
