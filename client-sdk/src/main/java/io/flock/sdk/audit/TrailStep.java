package io.flock.sdk.audit;

import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.LedgerKey;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A valid transaction.
 *
 * @param channel it was sent to
 * @param timestamp seconds since 1970, as the client claims
 * @param function {@code contract:Function}
 * @param request its argument, JSON
 * @param writes composite key to document; empty: deleted
 */
public record TrailStep(
        String channel,
        TransactionId id,
        long block,
        long timestamp,
        String function,
        AccountId account,
        String request,
        SortedMap<String, Optional<String>> writes) {

    /** What it wrote at a key. */
    public <T extends StateDocument> Optional<T> wrote(LedgerKey key, Class<T> type) {
        return writes.getOrDefault(key.composite(), Optional.empty()).map(json -> Json.read(json, type));
    }
}
