package io.flock.sdk.events;

import io.flock.protocol.identity.TransactionId;
import java.util.Optional;
import java.util.OptionalLong;
import org.hyperledger.fabric.client.Checkpoint;

/**
 * A position as Fabric's client wants it.
 *
 * @param position empty: what the peer commits next
 */
record GatewayCheckpoint(Optional<Position> position) implements Checkpoint {
    @Override
    public OptionalLong getBlockNumber() {
        return position.isPresent() ? OptionalLong.of(position.get().block()) : OptionalLong.empty();
    }

    @Override
    public Optional<String> getTransactionId() {
        return position.flatMap(Position::after).map(TransactionId::text);
    }
}
