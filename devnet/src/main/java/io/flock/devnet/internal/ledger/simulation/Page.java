package io.flock.devnet.internal.ledger.simulation;

import io.flock.devnet.internal.ledger.state.KeyedValue;
import java.util.List;

/**
 * One answer of a paginated query.
 *
 * @param bookmark the key at which the next page starts; empty after the last one
 */
public record Page(List<KeyedValue> results, String bookmark) {
    public Page {
        results = List.copyOf(results);
    }
}
