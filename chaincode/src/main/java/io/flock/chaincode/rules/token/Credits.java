package io.flock.chaincode.rules.token;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Credit;

/** Giving FLOCK to others, each time under a key of its own. */
public final class Credits {

    private Credits() {}

    /** Leaves a credit that the receiver folds with a later action of its own, and tells it. */
    public static void give(Ledger ledger, EventKind what, AccountId from, AccountId to, Amount amount, String reason) {
        LedgerKey key = leave(ledger, from, to, amount, reason);
        ledger.happened(FlockEvent.of(what).withAccount(to).withAmount(amount).withKey(key));
    }

    /**
     * Leaves a credit, for who tells it in an event of its own.
     *
     * @return its key, which no other transaction writes
     */
    public static LedgerKey leave(Ledger ledger, AccountId from, AccountId to, Amount amount, String reason) {
        int number = 0;
        LedgerKey key = LedgerKey.credit(to, new CreditId(ledger.transactionId(), number));
        while (ledger.findOwn(key, Credit.class).isPresent()) {
            number++;
            key = LedgerKey.credit(to, new CreditId(ledger.transactionId(), number));
        }
        ledger.put(key, new Credit(amount, from, reason));
        return key;
    }
}
