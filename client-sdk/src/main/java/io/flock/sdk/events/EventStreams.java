package io.flock.sdk.events;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.connection.Gateways;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.hyperledger.fabric.protos.common.Block;

/**
 * Opens streams; each runs on a thread of its own until it, or the client, is closed. To open one after that is refused with
 * CONNECTION_FAILED.
 */
public final class EventStreams implements AutoCloseable {
    private final Gateways gateways;
    private final String channel;
    private final String chaincode;
    private final AtomicInteger count = new AtomicInteger();
    private final Set<EventSubscription> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private EventStreams(Gateways gateways, String channel, String chaincode) {
        this.gateways = gateways;
        this.channel = channel;
        this.chaincode = chaincode;
    }

    /**
     * Streams over connections that somebody else holds, and closes after them; who has a client takes
     * {@code FlockClient.events()}.
     */
    public static EventStreams over(Gateways gateways, String channel, String chaincode) {
        return new EventStreams(gateways, channel, chaincode);
    }

    /**
     * Events from now on, for who does not mind missing some while the process is down. It begins when a peer has been asked,
     * after this method has returned; from then on nothing is missed, whatever breaks.
     */
    public EventSubscription subscribe(EventListener<? super LedgerEvents> listener) {
        return subscribe(Optional.empty(), Checkpoint.inMemory(), listener);
    }

    /**
     * Events behind a checkpoint.
     *
     * @param start where to begin as long as the checkpoint is empty; empty: with what happens next. For that one query more
     *     asks the system chaincode {@code qscc} for the channel's height, once, and the checkpoint remembers it: a stream
     *     that breaks before its first event goes on from there. Where the channel's rules do not let this identity ask, a
     *     warning is logged, and what happens between such a break and the reconnection is missed
     */
    public EventSubscription subscribe(
            Optional<Position> start, Checkpoint checkpoint, EventListener<? super LedgerEvents> listener) {
        return start(new ChaincodeEventSource(channel, chaincode), start, checkpoint, listener, "flock-events-");
    }

    /**
     * Whole blocks behind a checkpoint, as the peers keep them, invalid transactions included.
     *
     * @param start as for events
     */
    public EventSubscription subscribeBlocks(
            Optional<Position> start, Checkpoint checkpoint, EventListener<? super Block> listener) {
        return start(new BlockSource(channel), start, checkpoint, listener, "flock-blocks-");
    }

    private <R, T> EventSubscription start(
            StreamSource<R, T> source,
            Optional<Position> start,
            Checkpoint checkpoint,
            EventListener<? super T> listener,
            String name) {
        StreamLoop<R, T> loop = new StreamLoop<>(
                gateways, source, start, checkpoint, listener, name + count.incrementAndGet(), open::remove);
        open.add(loop);
        if (closed || gateways.isClosed()) {
            open.remove(loop);
            throw new FlockException(ErrorCode.CONNECTION_FAILED, "the client is closed", "open a new one");
        }
        return loop.start();
    }

    /** How many are held: those that run. */
    int size() {
        return open.size();
    }

    /** Ends every stream. */
    @Override
    public void close() {
        closed = true;
        open.forEach(EventSubscription::close);
        open.clear();
    }
}
