package io.flock.chaincode.rules;

import java.util.List;
import java.util.Optional;

/** The documents of the ledger as one transaction sees them, its own writes included. Keys are composite, values JSON. */
public interface WorldState {

    Optional<String> get(String key);

    /** Reads keys that will be asked for, several at once: each call to a peer costs more than what it carries. */
    void expect(List<String> keys);

    /** What this transaction itself has put at a key; the state is not asked. */
    Optional<String> written(String key);

    void put(String key, String value);

    void delete(String key);

    /** Everything below a partial key, in key order. */
    List<Entry> range(String prefix);

    /**
     * At most {@code limit} entries below a partial key, from {@code from} on (empty: from the first), for functions
     * that only read.
     */
    List<Entry> page(String prefix, String from, int limit);
}
