package io.flock.chaincode.rules.emission;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Entry;
import java.util.List;
import java.util.Optional;

/** What belongs to nobody: a sum of what was folded, and the entries since. */
public final class Totals {

    private Totals() {}

    /** Folded and unfolded together; reads a range, so only for functions that read and for kinds that governance writes. */
    public static Amount of(Ledger ledger, EntryKind kind) {
        return folded(ledger, kind)
                .plus(Amount.sum(ledger.range(KeyRange.entries(kind), Entry.class).stream()
                        .map(entry -> entry.document().amount())
                        .toList()));
    }

    /** Folds the named entries into the sum; one that is not there was folded before. */
    static void fold(Ledger ledger, EntryKind kind, List<TransactionId> transactions) {
        Amount sum = folded(ledger, kind);
        for (TransactionId transaction : transactions) {
            LedgerKey key = LedgerKey.entry(kind, transaction);
            Optional<Entry> entry = ledger.find(key, Entry.class);
            if (entry.isPresent()) {
                sum = sum.plus(entry.get().amount());
                ledger.delete(key);
            }
        }
        if (!sum.isZero()) {
            ledger.put(LedgerKey.total(kind), new Entry(sum));
        }
    }

    private static Amount folded(Ledger ledger, EntryKind kind) {
        return ledger.find(LedgerKey.total(kind), Entry.class)
                .map(Entry::amount)
                .orElse(Amount.ZERO);
    }
}
