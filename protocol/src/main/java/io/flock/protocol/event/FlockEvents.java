package io.flock.protocol.event;

import java.util.List;

/** The payload of a transaction's one chaincode event. */
public record FlockEvents(List<FlockEvent> events) {
    /** The name of the chaincode event. */
    public static final String NAME = "flock";

    public FlockEvents {
        events = List.copyOf(events);
    }
}
