package io.flock.chaincode.rules.token;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Entry;

/** What belongs to nobody: one entry per transaction, so that there is no hot key. */
public final class Entries {

    private Entries() {}

    public static void add(Ledger ledger, EntryKind kind, Amount amount) {
        if (!amount.isZero()) {
            LedgerKey key = LedgerKey.entry(kind, ledger.transactionId());
            Amount before = ledger.findOwn(key, Entry.class).map(Entry::amount).orElse(Amount.ZERO);
            ledger.put(key, new Entry(before.plus(amount)));
        }
    }
}
