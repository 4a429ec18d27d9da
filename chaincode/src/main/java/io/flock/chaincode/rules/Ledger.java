package io.flock.chaincode.rules;

import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.event.FlockEvents;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.ledger.LedgerKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One transaction's view of the ledger: typed documents, who asks, and what has happened so far. */
public final class Ledger {
    private final Transaction transaction;
    private final WorldState state;
    private final List<FlockEvent> events = new ArrayList<>();

    public Ledger(Transaction transaction, WorldState state) {
        this.transaction = transaction;
        this.state = state;
    }

    public Transaction transaction() {
        return transaction;
    }

    public Caller caller() {
        return transaction.caller();
    }

    /** The caller's account. */
    public AccountId account() {
        return caller().account();
    }

    public TransactionId transactionId() {
        return TransactionId.parse(transaction.id());
    }

    /** The document at a key, own writes included. */
    public <T extends StateDocument> Optional<T> find(LedgerKey key, Class<T> type) {
        return state.get(key.composite()).map(json -> Json.read(json, type));
    }

    /**
     * Reads documents that the rule is going to find in any case, in one call to the peer. They count as read from here
     * on, whether they are found later or not: another transaction that writes one conflicts with this one.
     */
    public void expect(List<LedgerKey> keys) {
        state.expect(keys.stream().map(LedgerKey::composite).toList());
    }

    /**
     * The document that this transaction itself has put at a key. For keys that hold its own id, which no other
     * transaction can write: the state need not be asked, which costs each endorser a call to its peer.
     */
    public <T extends StateDocument> Optional<T> findOwn(LedgerKey key, Class<T> type) {
        return state.written(key.composite()).map(json -> Json.read(json, type));
    }

    public void put(LedgerKey key, StateDocument document) {
        state.put(key.composite(), Json.write(document));
    }

    public void delete(LedgerKey key) {
        state.delete(key.composite());
    }

    /** All documents of a range, in key order. */
    public <T extends StateDocument> List<Found<T>> range(KeyRange range, Class<T> type) {
        return state.range(range.start()).stream().map(e -> found(e, type)).toList();
    }

    /** All documents of a range whose keys end in an account, by it. */
    public <T extends StateDocument> SortedMap<AccountId, T> byAccount(KeyRange range, Class<T> type) {
        SortedMap<AccountId, T> documents = new TreeMap<>();
        range(range, type).forEach(found -> documents.put(AccountId.parse(found.lastAttribute()), found.document()));
        return documents;
    }

    /**
     * At most {@code size} documents of a range, for functions that only read.
     *
     * @param from where an earlier page said that the next one begins
     * @throws FlockException INVALID_ARGUMENT: that lies outside of the range. A peer would begin there all the same, and
     *     answer with what belongs to others
     */
    public <T extends StateDocument> Page<T> page(KeyRange range, Optional<LedgerKey> from, int size, Class<T> type) {
        from.ifPresent(key -> requireWithin(range, key));
        List<Entry> entries =
                state.page(range.start(), from.map(LedgerKey::composite).orElse(""), size + 1);
        return new Page<>(
                entries.stream().limit(size).map(e -> found(e, type)).toList(),
                entries.stream().skip(size).findFirst().map(e -> found(e, type).key()));
    }

    /** The first key of a range that lies behind a part of it, for functions that only read. */
    public Optional<LedgerKey> firstBehind(KeyRange range, KeyRange part) {
        return first(range, part.end());
    }

    /** The first key of a range, for functions that only read. */
    public Optional<LedgerKey> first(KeyRange range) {
        return first(range, "");
    }

    private Optional<LedgerKey> first(KeyRange range, String from) {
        return state.page(range.start(), from, 1).stream().findFirst().map(Ledger::key);
    }

    private static void requireWithin(KeyRange range, LedgerKey from) {
        if (!range.contains(from)) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    "$.bookmark is none of this list",
                    "give the bookmark of the page before as it was, or none for the first page");
        }
    }

    private static <T extends StateDocument> Found<T> found(Entry entry, Class<T> type) {
        return new Found<>(key(entry), Json.read(entry.value(), type));
    }

    private static LedgerKey key(Entry entry) {
        return LedgerKey.parse(entry.key())
                .orElseThrow(() -> new IllegalStateException("a key in the state is none of ours"));
    }

    public void happened(FlockEvent event) {
        events.add(event);
    }

    /** The payload of the transaction's one event; none when nothing happened. */
    public Optional<String> event() {
        return events.isEmpty() ? Optional.empty() : Optional.of(Json.write(new FlockEvents(events)));
    }
}
