package io.flock.sdk.events;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TransactionId;
import java.util.Optional;

/**
 * Where a stream goes on.
 *
 * @param block the block to begin with, at least 0; below that it is INVALID_ARGUMENT
 * @param after the last transaction of that block that was handled; empty: none was
 */
public record Position(long block, Optional<TransactionId> after) {
    public Position {
        if (block < 0) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT, "block " + block + " can't be: they are counted from 0");
        }
    }

    /** The beginning of a block; 0 is the beginning of the ledger. */
    public static Position ofBlock(long block) {
        return new Position(block, Optional.empty());
    }
}
