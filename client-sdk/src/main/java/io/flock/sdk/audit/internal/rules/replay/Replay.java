package io.flock.sdk.audit.internal.rules.replay;

import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.sdk.audit.AuditSettings;
import io.flock.sdk.audit.internal.block.AuditedTransaction;
import io.flock.sdk.audit.internal.msp.Caller;
import io.flock.sdk.audit.internal.state.ReplayedState;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One transaction done again: the state before it, who calls and when, and what the rules make it write. */
public final class Replay {
    private final ReplayedState before;
    private final AuditSettings settings;
    private final AuditedTransaction transaction;
    private final Caller caller;
    private final SortedMap<String, Optional<String>> writes = new TreeMap<>();

    public Replay(ReplayedState before, AuditSettings settings, AuditedTransaction transaction, Caller caller) {
        this.before = before;
        this.settings = settings;
        this.transaction = transaction;
        this.caller = caller;
    }

    public AuditSettings settings() {
        return settings;
    }

    public AuditedTransaction transaction() {
        return transaction;
    }

    public Caller caller() {
        return caller;
    }

    /** The caller's account. */
    public AccountId account() {
        return caller.account();
    }

    /**
     * The function's one argument.
     *
     * @throws FlockException what a strict reader says of one that is none of its type
     */
    public <T> T request(Class<T> type) {
        return Json.read(transaction.request(), type);
    }

    /** The document under a key as it stands now, own writes included. */
    public <T extends StateDocument> Optional<T> find(LedgerKey key, Class<T> type) {
        return current(key.composite()).map(json -> Json.read(json, type));
    }

    private Optional<String> current(String key) {
        return writes.containsKey(key) ? writes.get(key) : before.get(key);
    }

    /** The documents of a range, own writes included, by the last attribute of their keys. */
    public <T extends StateDocument> SortedMap<LedgerKey, T> range(KeyRange range, Class<T> type) {
        SortedMap<String, String> merged = new TreeMap<>(before.range(range));
        writes.subMap(range.start(), range.end()).forEach((key, document) -> {
            merged.remove(key);
            document.ifPresent(json -> merged.put(key, json));
        });
        SortedMap<LedgerKey, T> documents = new TreeMap<>(Comparator.comparing(LedgerKey::composite));
        merged.forEach(
                (key, json) -> LedgerKey.parse(key).ifPresent(parsed -> documents.put(parsed, Json.read(json, type))));
        return documents;
    }

    /** Writes a document, in place of the one that stands there. */
    public void put(LedgerKey key, StateDocument document) {
        writes.put(key.composite(), Optional.of(Json.write(document)));
    }

    /**
     * Puts a record that may come again as it is, but not otherwise.
     *
     * @throws FlockException ALREADY_DONE: another stands under the key
     */
    public <T extends StateDocument> void putOnce(LedgerKey key, T record, Class<T> type) {
        Optional<T> before = find(key, type);
        Refusal.unless(
                before.isEmpty() || before.get().equals(record), ErrorCode.ALREADY_DONE, key + " stands already");
        put(key, record);
    }

    public void delete(LedgerKey key) {
        writes.put(key.composite(), Optional.empty());
    }

    /** What the rules make the transaction write. */
    public SortedMap<String, Optional<String>> writes() {
        return writes;
    }
}
