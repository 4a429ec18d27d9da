package io.flock.sdk.events;

import io.flock.sdk.connection.GatewayPeer;
import java.util.Optional;
import org.hyperledger.fabric.client.BlockEventsRequest;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.protos.common.Block;

/** Whole blocks. */
record BlockSource(String channel, Optional<Position> start) implements StreamSource<Block, Block> {
    @Override
    public CloseableIterator<Block> open(GatewayPeer peer, Optional<Position> from) {
        BlockEventsRequest.Builder request = peer.gateway().getNetwork(channel).newBlockEventsRequest();
        from.or(() -> start).ifPresent(position -> request.checkpoint(new GatewayCheckpoint(position)));
        return request.build().getEvents();
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
