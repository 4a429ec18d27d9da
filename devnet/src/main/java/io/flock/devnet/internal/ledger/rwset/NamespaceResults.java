package io.flock.devnet.internal.ledger.rwset;

import java.util.Objects;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;

/** One namespace's part of a read-write set. */
public record NamespaceResults(String namespace, KVRWSet set) {
    public NamespaceResults {
        Objects.requireNonNull(namespace);
        Objects.requireNonNull(set);
    }

    /** Whether the chaincode of this namespace must agree to the transaction. */
    public boolean writes() {
        return set.getWritesCount() > 0 || set.getMetadataWritesCount() > 0;
    }
}
