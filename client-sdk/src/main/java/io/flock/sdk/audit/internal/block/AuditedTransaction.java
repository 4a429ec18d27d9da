package io.flock.sdk.audit.internal.block;

import com.google.protobuf.ByteString;
import io.flock.protocol.identity.TransactionId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.hyperledger.fabric.protos.common.Envelope;

/**
 * A transaction of the chaincode, taken apart.
 *
 * @param index its place in the block
 * @param timestamp seconds since 1970, as the client claims
 * @param version of the chaincode's definition, as its endorsers said; may be empty
 * @param arguments function first
 * @param reads in the chaincode's namespace
 * @param writes in the chaincode's namespace, composite key to document; empty: deleted
 * @param foreignWrites namespaces beside the chaincode's that were written
 * @param envelope what the creator signed, and its signature
 * @param proposal what the client asked for
 * @param response what the endorsers signed
 */
public record AuditedTransaction(
        long block,
        long index,
        TransactionId id,
        boolean valid,
        long timestamp,
        ByteString creator,
        String chaincode,
        String version,
        List<String> arguments,
        List<KeyRead> reads,
        SortedMap<String, Optional<String>> writes,
        List<String> foreignWrites,
        Envelope envelope,
        EndorsedProposal proposal,
        ByteString response,
        List<Endorsement> endorsements) {

    /** {@code contract:Function}; empty when the caller named none. */
    public String function() {
        return arguments.isEmpty() ? "" : arguments.get(0);
    }

    /** The one JSON argument, {@code {}} when there is none. */
    public String request() {
        return arguments.size() < 2 ? "{}" : arguments.get(1);
    }
}
