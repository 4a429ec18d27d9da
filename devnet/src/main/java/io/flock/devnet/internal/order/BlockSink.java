package io.flock.devnet.internal.order;

import org.hyperledger.fabric.protos.common.Block;

/** Takes the blocks in the order in which they are cut; may block while it is behind. */
@FunctionalInterface
interface BlockSink {
    void accept(Block block);
}
