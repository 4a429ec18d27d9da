package io.flock.sdk.explain;

import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.sdk.audit.TrailStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A document that a transaction wrote, as it was before and after; empty where it was not there. */
record Change(TrailStep step, LedgerKey key, Optional<String> before, Optional<String> after) {
    /** Where the marketplace's money lies, and where it comes from. */
    private static final Set<KeyType> MONEY = Set.of(
            KeyType.ACCOUNT,
            KeyType.CREDIT,
            KeyType.ENTRY,
            KeyType.MODEL_VERSION,
            KeyType.MODEL_HOST,
            KeyType.CHANNEL,
            KeyType.KNOWLEDGE,
            KeyType.REVENUE,
            KeyType.REVENUE_FOLD,
            KeyType.REVENUE_CLAIM,
            KeyType.KNOWLEDGE_REVENUE,
            KeyType.KNOWLEDGE_FOLD,
            KeyType.KNOWLEDGE_CLAIM);

    <T extends StateDocument> Optional<T> before(Class<T> type) {
        return before.map(json -> Json.read(json, type));
    }

    <T extends StateDocument> Optional<T> after(Class<T> type) {
        return after.map(json -> Json.read(json, type));
    }

    /** What each transaction changed of the marketplace's money, and of accounts, in order. */
    static List<List<Change>> of(List<TrailStep> steps) {
        Map<String, String> documents = new HashMap<>();
        List<List<Change>> all = new ArrayList<>();
        for (TrailStep step : steps) {
            List<Change> changes = new ArrayList<>();
            step.writes().forEach((composite, after) -> LedgerKey.parse(composite)
                    .filter(key -> MONEY.contains(key.type()))
                    .ifPresent(key -> {
                        Optional<String> before = after.isPresent()
                                ? Optional.ofNullable(documents.put(composite, after.get()))
                                : Optional.ofNullable(documents.remove(composite));
                        changes.add(new Change(step, key, before, after));
                    }));
            all.add(changes);
        }
        return all;
    }
}
