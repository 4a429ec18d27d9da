package io.flock.devnet.internal.order;

import org.hyperledger.fabric.protos.common.Status;

/** What the orderer says to an envelope. */
public sealed interface OrderOutcome {
    /** In the queue. Not yet in a block: an orderer that stops now loses it. */
    record Accepted() implements OrderOutcome {}

    /** Will not be ordered, for a reason that the client can read. */
    record Refused(Status status, String info) implements OrderOutcome {}

    /** Nobody answers. */
    record Stopped() implements OrderOutcome {}
}
