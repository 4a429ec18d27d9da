package io.flock.chaincode.rules.token;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.token.request.Burn;
import java.util.List;

/** Destroys FLOCK of the caller. */
public final class Burning {

    private Burning() {}

    /**
     * Takes the amount out of the world.
     *
     * @throws io.flock.protocol.error.FlockException INVALID_ARGUMENT for nothing, INSUFFICIENT_BALANCE
     */
    public static void burn(Ledger ledger, Burn request) {
        Sending.requirePositive(request.amount());
        Balances.fold(ledger, ledger.account(), request.collect().orElse(List.of()));
        Balances.take(ledger, ledger.account(), request.amount());
        Entries.add(ledger, EntryKind.BURNED, request.amount());
        ledger.happened(
                FlockEvent.of(EventKind.BURNED).withAccount(ledger.account()).withAmount(request.amount()));
    }
}
