package io.flock.sdk.events;

import io.flock.protocol.codec.Json;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.event.FlockEvents;
import io.flock.protocol.identity.TransactionId;
import io.flock.sdk.connection.GatewayPeer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.client.ChaincodeEvent;
import org.hyperledger.fabric.client.CloseableIterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The chaincode's events. */
record ChaincodeEventSource(String channel, String chaincode) implements StreamSource<ChaincodeEvent, LedgerEvents> {
    private static final Logger LOG = LoggerFactory.getLogger(ChaincodeEventSource.class);

    @Override
    public CloseableIterator<ChaincodeEvent> open(GatewayPeer peer, GatewayCheckpoint from) {
        return peer.gateway()
                .getNetwork(channel)
                .newChaincodeEventsRequest(chaincode)
                .checkpoint(from)
                .build()
                .getEvents();
    }

    @Override
    public LedgerEvents read(ChaincodeEvent raw) {
        String payload = new String(raw.getPayload(), StandardCharsets.UTF_8);
        return new LedgerEvents(
                raw.getBlockNumber(), TransactionId.parse(raw.getTransactionId()), events(raw, payload), payload);
    }

    private static List<FlockEvent> events(ChaincodeEvent raw, String payload) {
        if (!raw.getEventName().equals(FlockEvents.NAME)) {
            return List.of();
        }
        try {
            return Json.read(payload, FlockEvents.class).events();
        } catch (FlockException e) {
            LOG.warn("the events of transaction {} can't be read: {}", raw.getTransactionId(), e.getMessage());
            return List.of();
        }
    }

    @Override
    public Position after(ChaincodeEvent raw) {
        return new Position(raw.getBlockNumber(), Optional.of(TransactionId.parse(raw.getTransactionId())));
    }
}
