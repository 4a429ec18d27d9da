package io.flock.devnet.conformance.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.ChaincodeEvent;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayRuntimeException;

/** Collects the events of a stream until it is closed. */
public final class EventTail implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<ChaincodeEvent> arrived = new LinkedBlockingQueue<>();
    private final CloseableIterator<ChaincodeEvent> events;
    private final Thread reader;

    public EventTail(CloseableIterator<ChaincodeEvent> events) {
        this.events = events;
        this.reader = new Thread(this::read, "event reader");
        reader.start();
    }

    private void read() {
        try {
            events.forEachRemaining(arrived::add);
        } catch (GatewayRuntimeException e) {
            // Closing the iterator ends the stream with CANCELLED; a stream that broke shows by what is missing.
            Thread.currentThread().interrupt();
        }
    }

    public ChaincodeEvent next() throws InterruptedException {
        ChaincodeEvent event = arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new IllegalStateException("no event came");
        }
        return event;
    }

    /** The next events up to and with the one of that name. */
    public List<ChaincodeEvent> through(String name) throws InterruptedException {
        List<ChaincodeEvent> seen = new ArrayList<>();
        do {
            seen.add(next());
        } while (!seen.get(seen.size() - 1).getEventName().equals(name));
        return seen;
    }

    /** How many events have arrived and were not taken. */
    public int waiting() {
        return arrived.size();
    }

    @Override
    public void close() {
        events.close();
    }
}
