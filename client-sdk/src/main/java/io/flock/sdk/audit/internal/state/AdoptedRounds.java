package io.flock.sdk.audit.internal.state;

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
import io.flock.sdk.audit.AdoptedRound;
import io.flock.sdk.audit.Difference;
import io.flock.sdk.audit.internal.block.AuditedTransaction;
import io.flock.sdk.audit.internal.finding.Findings;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Follows which rounds of the Alliance adopted a model, and by which transaction. */
public final class AdoptedRounds {
    private final ReplayedState state;
    private final Findings findings;
    /** By the composite key of the round's document. */
    private final Map<String, Adoption> adoptions = new TreeMap<>();

    private record Adoption(LedgerKey key, TaskId task, long block, TransactionId transaction) {}

    public AdoptedRounds(ReplayedState state, Findings findings) {
        this.state = state;
        this.findings = findings;
    }

    /** Notes the rounds that a transaction settled. What stands under a key that is not its own is a difference. */
    public void wrote(AuditedTransaction transaction) {
        transaction.writes().forEach((composite, document) -> StandingKey.parse(composite)
                .ifPresent(key -> {
                    if (key.type() == KeyType.ROUND) {
                        document.flatMap(json -> StandingDocument.read(json, RoundDocument.class))
                                .ifPresent(round -> wrote(transaction, key, round));
                    } else if (key.type() == KeyType.UPDATE
                            && document.isPresent()
                            && StandingKey.account(key).isEmpty()) {
                        unreadable(transaction, key, "an update under the key of an account", "no account's name");
                    }
                }));
    }

    private void wrote(AuditedTransaction transaction, LedgerKey key, RoundDocument round) {
        Optional<TaskId> task = task(key, round);
        if (task.isEmpty()) {
            unreadable(transaction, key, "a round under the key of its task and number", "round " + round.round());
        } else if (adopted(round).isPresent()) {
            adoptions.putIfAbsent(
                    key.composite(), new Adoption(key, task.get(), transaction.block(), transaction.id()));
        }
    }

    private void unreadable(AuditedTransaction transaction, LedgerKey key, String expected, String found) {
        findings.transaction(transaction, Difference.Kind.UNREADABLE, key.toString(), expected, found);
    }

    private static Optional<TaskId> task(LedgerKey key, RoundDocument round) {
        return StandingKey.task(key, task -> LedgerKey.round(task, round.round()));
    }

    /** In the order of tasks and rounds; what can't be read is a difference already, and is left out. */
    public Stream<AdoptedRound> all() {
        return adoptions.values().stream().flatMap(adoption -> read(adoption).stream());
    }

    private Optional<AdoptedRound> read(Adoption adoption) {
        TaskId task = adoption.task();
        Optional<RoundDocument> round = state.get(adoption.key().composite())
                .flatMap(json -> StandingDocument.read(json, RoundDocument.class))
                .filter(last -> task(adoption.key(), last).isPresent());
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
                .forEach((key, json) -> StandingDocument.read(json, type).ifPresent(record -> StandingKey.parse(key)
                        .flatMap(StandingKey::account)
                        .ifPresent(account -> records.put(account, record))));
        return records;
    }

    private static Optional<ModelRef> adopted(RoundDocument round) {
        return round.settlement().flatMap(Settlement::adopted);
    }
}
