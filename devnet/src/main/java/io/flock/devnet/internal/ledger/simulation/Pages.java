package io.flock.devnet.internal.ledger.simulation;

import io.flock.devnet.internal.ledger.state.KeyedValue;
import java.util.ArrayList;
import java.util.List;

/** Cuts a page out of a range. */
final class Pages {
    private Pages() {}

    static Page read(RecordedRange range, int pageSize, int queryLimit) {
        int limit = pageSize > 0 ? Math.min(pageSize, queryLimit) : queryLimit;
        List<KeyedValue> results = new ArrayList<>();
        while (results.size() < limit && range.hasNext()) {
            results.add(range.next());
        }
        return new Page(results, range.peekUnrecorded().map(KeyedValue::key).orElse(""));
    }
}
