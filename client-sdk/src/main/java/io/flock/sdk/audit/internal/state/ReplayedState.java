package io.flock.sdk.audit.internal.state;

import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.sdk.audit.internal.block.AuditedTransaction;
import io.flock.sdk.audit.internal.block.Version;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The world state as the valid transactions so far have made it. */
public final class ReplayedState {
    private final NavigableMap<String, String> documents = new TreeMap<>();
    private final Map<String, Version> versions = new HashMap<>();

    /** The document under a composite key. */
    public Optional<String> get(String key) {
        return Optional.ofNullable(documents.get(key));
    }

    /** Where a composite key was written last; empty where it stands no more. */
    public Optional<Version> version(String key) {
        return Optional.ofNullable(versions.get(key));
    }

    /**
     * The document under a key, read.
     *
     * @throws FlockException what stands there is no such document
     */
    public <T extends StateDocument> Optional<T> find(LedgerKey key, Class<T> type) {
        return get(key.composite()).map(json -> Json.read(json, type));
    }

    /** Keys and documents of a range. Our keys are ASCII, so that Java's order is the ledger's. */
    public SortedMap<String, String> range(KeyRange range) {
        return documents.subMap(range.start(), range.end());
    }

    /** All documents of a type, by key. */
    public SortedMap<String, String> all(KeyType type) {
        return documents.subMap("\u0000" + type.text() + "\u0000", "\u0000" + type.text() + "\u0001");
    }

    /** Takes what a valid transaction wrote, whether the rules give it or not. */
    public void apply(AuditedTransaction transaction) {
        transaction.writes().forEach((key, document) -> {
            if (document.isPresent()) {
                documents.put(key, document.get());
                versions.put(key, new Version(transaction.block(), transaction.index()));
            } else {
                documents.remove(key);
                versions.remove(key);
            }
        });
    }
}
