package io.flock.testnet.timed;

import com.google.protobuf.ByteString;
import io.flock.chaincode.contract.Invocation;
import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.ledger.LedgerKey;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A valid transaction and what it wrote; an empty document is a deletion.
 *
 * @param nonce the client's, of which and the creator the transaction's id comes
 */
public record TimedTransaction(Invocation invocation, ByteString nonce, SortedMap<String, Optional<String>> writes) {

    /** The key of the given kind that was written, as composite key; the type's text as in {@code acct}. */
    public Optional<String> key(String type) {
        return writes.keySet().stream()
                .filter(key -> key.startsWith("\u0000" + type + "\u0000"))
                .findFirst();
    }

    /** What it wrote at a key. */
    public <T extends StateDocument> Optional<T> document(LedgerKey key, Class<T> type) {
        return writes.getOrDefault(key.composite(), Optional.empty()).map(json -> Json.read(json, type));
    }

    /** The same transaction with another document at a key, as a colluding majority would have endorsed it. */
    public TimedTransaction with(String key, UnaryOperator<String> change) {
        SortedMap<String, Optional<String>> changed = new TreeMap<>(writes);
        changed.computeIfPresent(key, (same, document) -> document.map(change));
        return new TimedTransaction(invocation, nonce, changed);
    }

    /** The same transaction without what it wrote at some keys, and others changed; by composite keys. */
    public TimedTransaction with(Predicate<String> kept, BinaryOperator<String> change) {
        SortedMap<String, Optional<String>> changed = new TreeMap<>();
        writes.forEach((key, document) -> {
            if (kept.test(key)) {
                changed.put(key, document.map(json -> change.apply(key, json)));
            }
        });
        return new TimedTransaction(invocation, nonce, changed);
    }

    /** The same transaction with a further document, by its composite key. */
    public TimedTransaction and(String key, String document) {
        SortedMap<String, Optional<String>> more = new TreeMap<>(writes);
        more.put(key, Optional.of(document));
        return new TimedTransaction(invocation, nonce, more);
    }

    /** The same transaction with another request, as a colluding majority would have endorsed it. */
    public TimedTransaction withRequest(UnaryOperator<String> change) {
        return new TimedTransaction(
                new Invocation(
                        invocation.function(),
                        invocation.arguments().stream().map(change).toList(),
                        invocation.creator(),
                        invocation.channel(),
                        invocation.transactionId(),
                        invocation.timestamp()),
                nonce,
                writes);
    }
}
