package io.flock.sdk.audit;

import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Settlement;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.alliance.UpdateRecord;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Follows which rounds of the Alliance adopted a model, and by which transaction. */
final class AdoptedRounds {
    private final ReplayedState state;
    /** By the composite key of the round's document. */
    private final Map<String, Adoption> adoptions = new TreeMap<>();

    private record Adoption(LedgerKey key, long block, TransactionId transaction) {}

    AdoptedRounds(ReplayedState state) {
        this.state = state;
    }

    /** Notes the rounds that a transaction settled. */
    void wrote(AuditedTransaction transaction) {
        transaction.writes().forEach((composite, document) -> LedgerKey.parse(composite)
                .filter(key -> key.type() == KeyType.ROUND && !adoptions.containsKey(composite))
                .filter(key -> document.flatMap(json -> StandingDocument.read(json, RoundDocument.class))
                        .flatMap(AdoptedRounds::adopted)
                        .isPresent())
                .ifPresent(key -> adoptions.put(composite, new Adoption(key, transaction.block(), transaction.id()))));
    }

    /** In the order of tasks and rounds; what can't be read is a difference already, and is left out. */
    Stream<AdoptedRound> all() {
        return adoptions.values().stream().flatMap(adoption -> read(adoption).stream());
    }

    private Optional<AdoptedRound> read(Adoption adoption) {
        TaskId task = TaskId.parse(adoption.key().attributes().get(0));
        Optional<RoundDocument> round =
                state.get(adoption.key().composite()).flatMap(json -> StandingDocument.read(json, RoundDocument.class));
        Optional<ModelRef> adopted = round.flatMap(AdoptedRounds::adopted);
        Optional<TaskDocument> document = state.get(LedgerKey.task(task).composite())
                .flatMap(json -> StandingDocument.read(json, TaskDocument.class));
        if (adopted.isEmpty() || document.isEmpty()) {
            return Optional.empty();
        }
        SortedMap<AccountId, UpdateRecord> updates =
                byAccount(KeyRange.updates(task, round.get().round()), UpdateRecord.class);
        return Optional.of(new AdoptedRound(
                document.get().definition(),
                new RoundView(round.get(), updates, Collections.emptySortedMap(), Collections.emptySortedMap()),
                adopted.get(),
                adoption.block(),
                adoption.transaction()));
    }

    private <T extends StateDocument> SortedMap<AccountId, T> byAccount(KeyRange range, Class<T> type) {
        SortedMap<AccountId, T> records = new TreeMap<>();
        state.range(range)
                .forEach((key, json) -> StandingDocument.read(json, type).ifPresent(record -> LedgerKey.parse(key)
                        .ifPresent(parsed -> records.put(
                                AccountId.parse(parsed.attributes()
                                        .get(parsed.attributes().size() - 1)),
                                record))));
        return records;
    }

    private static Optional<ModelRef> adopted(RoundDocument round) {
        return round.settlement().flatMap(Settlement::adopted);
    }
}
