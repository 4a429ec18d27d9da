package io.flock.sdk.explain;

import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.emission.Emitted;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.ParametersDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.sdk.audit.TrailStep;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The ledger as it stood before a transaction: what its rule had to go by. */
final class StateBefore {
    private final NavigableMap<String, String> documents = new TreeMap<>();

    private StateBefore() {}

    static StateBefore of(List<TrailStep> steps, TrailStep at) {
        StateBefore state = new StateBefore();
        for (TrailStep step : steps) {
            if (step.id().equals(at.id())) {
                return state;
            }
            step.writes().forEach((key, document) -> {
                if (document.isPresent()) {
                    state.documents.put(key, document.get());
                } else {
                    state.documents.remove(key);
                }
            });
        }
        return state;
    }

    <T extends StateDocument> Optional<T> find(LedgerKey key, Class<T> type) {
        return Optional.ofNullable(documents.get(key.composite())).map(json -> Json.read(json, type));
    }

    boolean has(LedgerKey key) {
        return documents.containsKey(key.composite());
    }

    /** The documents of a range in the ledger's order. Our keys are ASCII, so Java's order is the ledger's. */
    <T extends StateDocument> SortedMap<LedgerKey, T> range(KeyRange range, Class<T> type) {
        SortedMap<LedgerKey, T> found =
                new TreeMap<>((one, other) -> one.composite().compareTo(other.composite()));
        documents
                .subMap(range.start(), range.end())
                .forEach((key, json) -> found.put(LedgerKey.parse(key).orElseThrow(), Json.read(json, type)));
        return found;
    }

    /** The documents of a range whose keys end with an account, by that. */
    <T extends StateDocument> SortedMap<AccountId, T> byAccount(KeyRange range, Class<T> type) {
        SortedMap<AccountId, T> found = new TreeMap<>();
        range(range, type).forEach((key, document) -> found.put(account(key), document));
        return found;
    }

    /** The account that a key ends with. */
    static AccountId account(LedgerKey key) {
        return AccountId.parse(key.attributes().get(key.attributes().size() - 1));
    }

    /** What epochs minted for a task and no advance has folded. */
    Amount emitted(TaskName task) {
        return Amount.sum(range(KeyRange.emittedFor(task), Emitted.class).values().stream()
                .map(Emitted::amount)
                .toList());
    }

    /** @throws FlockException NOT_FOUNDED where no parameters were written */
    GovernanceParameters parameters() {
        return find(LedgerKey.parameters(), ParametersDocument.class)
                .orElseThrow(() -> new FlockException(ErrorCode.NOT_FOUNDED, "the blocks begin without parameters"))
                .parameters();
    }
}
