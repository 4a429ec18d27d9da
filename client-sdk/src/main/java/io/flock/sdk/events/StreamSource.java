package io.flock.sdk.events;

import io.flock.sdk.connection.GatewayPeer;
import org.hyperledger.fabric.client.CloseableIterator;

/** How a kind of stream is opened on a peer, and where it stands after an item. */
interface StreamSource<R, T> {
    String channel();

    CloseableIterator<R> open(GatewayPeer peer, GatewayCheckpoint from);

    T read(R raw);

    Position after(R raw);
}
