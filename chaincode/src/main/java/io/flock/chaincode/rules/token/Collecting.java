package io.flock.chaincode.rules.token;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.request.Collect;

/** Folds credits into the caller's balance without spending. */
public final class Collecting {

    private Collecting() {}

    /** Credits that were folded before have no effect. */
    public static void collect(Ledger ledger, Collect request) {
        Amount folded = Balances.fold(ledger, ledger.account(), request.credits());
        if (!folded.isZero()) {
            ledger.happened(FlockEvent.of(EventKind.COLLECTED)
                    .withAccount(ledger.account())
                    .withAmount(folded));
        }
    }
}
