package io.flock.sdk.events;

import io.flock.protocol.identity.TransactionId;
import java.util.Optional;
import java.util.OptionalLong;
import org.hyperledger.fabric.client.Checkpoint;

/** A position as Fabric's client wants it. */
record GatewayCheckpoint(Position position) implements Checkpoint {
    @Override
    public OptionalLong getBlockNumber() {
        return OptionalLong.of(position.block());
    }

    @Override
    public Optional<String> getTransactionId() {
        return position.after().map(TransactionId::text);
    }
}
