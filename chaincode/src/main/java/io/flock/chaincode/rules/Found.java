package io.flock.chaincode.rules;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.ledger.LedgerKey;

/** A document and where it stands. */
public record Found<T extends StateDocument>(LedgerKey key, T document) {
    /** The last attribute of the key. */
    public String lastAttribute() {
        return key.attributes().get(key.attributes().size() - 1);
    }
}
