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
     * Gives all blocks, in order, to {@code consumer}, on the caller's thread: up to the last one that there is now or, where
     * the peers refuse to tell which that is, until none has come for a while.
     *
     * @param quiet how long that is
     * @throws FlockException CONNECTION_FAILED when the peers can't be asked; DEADLINE_EXCEEDED also when a block does not
     *     come
     */
    void readAll(Duration quiet, Consumer<? super Block> consumer);

    /**
     * Gives all blocks, in order, to {@code consumer}, on the caller's thread, until none has come for a while; for
     * peers without the system chaincode that tells the height.
     *
     * @return how many blocks came, at least one
     * @throws FlockException DEADLINE_EXCEEDED when not even the first block has come, which every channel has
     */
    long readUntilQuiet(Duration quiet, Consumer<? super Block> consumer);
}
