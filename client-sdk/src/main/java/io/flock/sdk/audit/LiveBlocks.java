package io.flock.sdk.audit;

import io.flock.protocol.error.FlockException;
import java.time.Duration;
import java.util.function.Consumer;
import org.hyperledger.fabric.protos.common.Block;

/** The blocks of a running channel, from block 0 to what is the last one when reading begins. */
public interface LiveBlocks {
    /** How many blocks the channel has. */
    long height();

    /**
     * Gives all blocks, in order, to {@code consumer}, on the caller's thread.
     *
     * @param patience the longest wait for the next block
     * @throws FlockException DEADLINE_EXCEEDED when a block does not come in time
     */
    void read(Duration patience, Consumer<? super Block> consumer);

    /**
     * Gives all blocks, in order, to {@code consumer}, on the caller's thread, until none has come for a while; for
     * peers without the system chaincode that tells the height.
     *
     * @return how many blocks came
     */
    long readUntilQuiet(Duration quiet, Consumer<? super Block> consumer);
}
