package io.flock.sdk.events;

import io.flock.sdk.connection.GatewayPeer;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.protos.common.Block;

/** Whole blocks. */
record BlockSource(String channel) implements StreamSource<Block, Block> {
    @Override
    public CloseableIterator<Block> open(GatewayPeer peer, GatewayCheckpoint from) {
        return peer.gateway()
                .getNetwork(channel)
                .newBlockEventsRequest()
                .checkpoint(from)
                .build()
                .getEvents();
    }

    @Override
    public Block read(Block raw) {
        return raw;
    }

    @Override
    public Position after(Block raw) {
        return Position.ofBlock(raw.getHeader().getNumber() + 1);
    }
}
