package io.flock.sdk.events;

import io.flock.sdk.connection.Gateways;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.hyperledger.fabric.protos.common.Block;

/** Opens streams; each runs on a thread of its own until it, or the client, is closed. */
public final class EventStreams implements AutoCloseable {
    private final Gateways gateways;
    private final String channel;
    private final String chaincode;
    private final AtomicInteger count = new AtomicInteger();
    private final Queue<EventSubscription> open = new ConcurrentLinkedQueue<>();

    /** For {@code FlockClient}. */
    public EventStreams(Gateways gateways, String channel, String chaincode) {
        this.gateways = gateways;
        this.channel = channel;
        this.chaincode = chaincode;
    }

    /** Events from now on, for who does not mind missing some while the process is down. */
    public EventSubscription subscribe(EventListener<? super LedgerEvents> listener) {
        return subscribe(Optional.empty(), Checkpoint.inMemory(), listener);
    }

    /**
     * Events behind a checkpoint.
     *
     * @param start where to begin as long as the checkpoint is empty; empty: with what happens next
     */
    public EventSubscription subscribe(
            Optional<Position> start, Checkpoint checkpoint, EventListener<? super LedgerEvents> listener) {
        return start(new ChaincodeEventSource(channel, chaincode, start), checkpoint, listener, "flock-events-");
    }

    /** Whole blocks behind a checkpoint, as the peers keep them, invalid transactions included. */
    public EventSubscription subscribeBlocks(
            Optional<Position> start, Checkpoint checkpoint, EventListener<? super Block> listener) {
        return start(new BlockSource(channel, start), checkpoint, listener, "flock-blocks-");
    }

    private <R, T> EventSubscription start(
            StreamSource<R, T> source, Checkpoint checkpoint, EventListener<? super T> listener, String name) {
        StreamLoop<R, T> loop =
                new StreamLoop<>(gateways, source, checkpoint, listener, name + count.incrementAndGet());
        open.add(loop);
        return loop.start();
    }

    /** Ends every stream. */
    @Override
    public void close() {
        open.forEach(EventSubscription::close);
        open.clear();
    }
}
