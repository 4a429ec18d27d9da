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

    /** Leaves a credit that the receiver folds with a later action of its own. */
    public static void give(Ledger ledger, EventKind what, AccountId from, AccountId to, Amount amount, String reason) {
        int number = 0;
        LedgerKey key = LedgerKey.credit(to, new CreditId(ledger.transactionId(), number));
        while (ledger.find(key, Credit.class).isPresent()) {
            number++;
            key = LedgerKey.credit(to, new CreditId(ledger.transactionId(), number));
        }
        ledger.put(key, new Credit(amount, from, reason));
        ledger.happened(FlockEvent.of(what).withAccount(to).withAmount(amount).withKey(key));
    }
}
