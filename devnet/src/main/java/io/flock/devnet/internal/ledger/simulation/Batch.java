package io.flock.devnet.internal.ledger.simulation;

import java.util.List;

/** One answer of a query that is read in batches. */
public record Batch<T>(List<T> results, boolean hasMore) {
    public Batch {
        results = List.copyOf(results);
    }
}
