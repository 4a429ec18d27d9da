package io.flock.chaincode.state;

import io.flock.chaincode.rules.Entry;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The state that a peer offers to one transaction: its own writes are not visible to its reads. */
public interface StateStore {

    Optional<String> get(String key);

    /** The values of several keys, in the order of the keys; in one call to the peer where it takes such calls. */
    List<Optional<String>> getAll(List<String> keys);

    /**
     * All that a transaction writes; in one call to the peer where it takes such calls.
     *
     * @param changes by key; an empty value deletes
     */
    void write(SortedMap<String, Optional<String>> changes);

    /** All entries whose key starts with {@code prefix}, a whole number of composite attributes, in key order. */
    List<Entry> range(String prefix);

    /**
     * At most {@code limit} entries of the range, from key {@code from} on (empty: from its start). For transactions
     * that only read: a peer refuses writes after it.
     */
    List<Entry> page(String prefix, String from, int limit);

    /** Sets the one event of the transaction. */
    void emit(String name, String payload);
}
