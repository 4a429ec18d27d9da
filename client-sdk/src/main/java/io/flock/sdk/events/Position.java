package io.flock.sdk.events;

import io.flock.protocol.identity.TransactionId;
import java.util.Optional;

/**
 * Where a stream goes on.
 *
 * @param block the block to begin with
 * @param after the last transaction of that block that was handled; empty: none was
 */
public record Position(long block, Optional<TransactionId> after) {
    /** The beginning of a block; 0 is the beginning of the ledger. */
    public static Position ofBlock(long block) {
        return new Position(block, Optional.empty());
    }
}
