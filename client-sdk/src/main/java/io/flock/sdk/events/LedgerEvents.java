package io.flock.sdk.events;

import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.identity.TransactionId;
import java.util.List;

/**
 * What one transaction made happen.
 *
 * @param events empty when a newer ledger wrote what this version can't read
 * @param payload the event's text as it stands on the ledger
 */
public record LedgerEvents(long block, TransactionId transaction, List<FlockEvent> events, String payload) {
    public LedgerEvents {
        events = List.copyOf(events);
    }
}
