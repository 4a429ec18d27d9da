package io.flock.chaincode.rules;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.ledger.LedgerKey;
import java.util.List;
import java.util.Optional;

/** Some documents of a range, and where the next page begins, if there is one. */
public record Page<T extends StateDocument>(List<Found<T>> documents, Optional<LedgerKey> next) {
    public Page {
        documents = List.copyOf(documents);
    }
}
