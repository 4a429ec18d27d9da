package io.flock.sdk.events;

import io.flock.sdk.connection.GatewayPeer;
import java.util.Optional;
import org.hyperledger.fabric.client.CloseableIterator;

/** How a kind of stream is opened on a peer, and where it stands after an item. */
interface StreamSource<R, T> {
    CloseableIterator<R> open(GatewayPeer peer, Optional<Position> from);

    T read(R raw);

    Position after(R raw);
}
