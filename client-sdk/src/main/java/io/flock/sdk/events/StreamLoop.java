package io.flock.sdk.events;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.connection.GatewayPeer;
import io.flock.sdk.connection.Gateways;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One subscription: a thread that reads a stream, hands each item on, checkpoints it, and reconnects. */
final class StreamLoop<R, T> implements EventSubscription, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamLoop.class);
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(5);
    private static final long CLOSE_MILLIS = 5_000;

    private final Gateways gateways;
    private final StreamSource<R, T> source;
    private final Checkpoint checkpoint;
    private final EventListener<? super T> listener;
    private final Consumer<EventSubscription> ended;
    private final Thread thread;
    private volatile boolean closed;
    private volatile Optional<FlockException> problem = Optional.empty();
    private volatile Optional<CloseableIterator<R>> stream = Optional.empty();
    /** Where to begin as long as the checkpoint is empty. */
    private Optional<Position> start;

    private long pause = FIRST_PAUSE;

    StreamLoop(
            Gateways gateways,
            StreamSource<R, T> source,
            Optional<Position> start,
            Checkpoint checkpoint,
            EventListener<? super T> listener,
            String name,
            Consumer<EventSubscription> ended) {
        this.gateways = gateways;
        this.source = source;
        this.start = start;
        this.checkpoint = checkpoint;
        this.listener = listener;
        this.ended = ended;
        this.thread = new Thread(this, name);
        thread.setDaemon(true);
    }

    StreamLoop<R, T> start() {
        thread.start();
        return this;
    }

    @Override
    public void run() {
        while (isOpen()) {
            GatewayPeer peer = gateways.current();
            try (CloseableIterator<R> items = source.open(peer, from(peer))) {
                stream = Optional.of(items);
                while (isOpen() && items.hasNext()) {
                    handle(items.next());
                }
                interrupted(peer, "the peer ended the stream", null);
            } catch (GatewayRuntimeException e) {
                interrupted(peer, String.valueOf(e.getStatus()), e);
            } catch (GatewayException e) {
                interrupted(peer, String.valueOf(e.getStatus()), e);
            } catch (NoSuchElementException e) {
                // Fabric's client, of a status where a block should be.
                interrupted(peer, String.valueOf(e.getMessage()), e);
            } catch (ListenerFailedException e) {
                failed(e.getCause());
            } catch (RuntimeException | Error e) {
                // What ends this thread ends the subscription without a word: too little memory for a block, for one.
                failed(e);
            }
        }
    }

    /** A stream from now on is held to the block that comes next, so that a break before it does not move it. */
    private GatewayCheckpoint from(GatewayPeer peer) throws GatewayException, ListenerFailedException {
        Optional<Position> from = checkpoint.position().or(() -> start);
        if (from.isEmpty()) {
            start = NextBlock.of(peer, source.channel());
            from = start;
            if (from.isPresent()) {
                save(from.get());
            }
        }
        return new GatewayCheckpoint(from);
    }

    private void save(Position next) throws ListenerFailedException {
        try {
            checkpoint.save(next);
        } catch (RuntimeException e) {
            throw new ListenerFailedException(e);
        }
    }

    /** The listener, or the checkpoint, could not handle an item. */
    private static final class ListenerFailedException extends Exception {
        private static final long serialVersionUID = 1L;

        ListenerFailedException(Exception cause) {
            super(cause);
        }
    }

    private void handle(R raw) throws ListenerFailedException {
        try {
            listener.handle(source.read(raw));
        } catch (Exception e) {
            throw new ListenerFailedException(e);
        }
        save(source.after(raw));
        pause = FIRST_PAUSE;
        problem = Optional.empty();
    }

    private void interrupted(GatewayPeer peer, String why, Exception cause) {
        if (!isOpen()) {
            return;
        }
        problem = Optional.of(StreamProblem.of(peer, source.channel(), why, cause));
        LOG.info("{}", problem.get().what());
        gateways.moveOnFrom(peer);
        pause();
    }

    private void failed(Throwable failure) {
        if (!isOpen()) {
            return;
        }
        LOG.warn("{}: an item could not be handled, it will come again", thread.getName(), failure);
        problem = Optional.of(
                failure instanceof FlockException coded
                        ? coded
                        : new FlockException(
                                ErrorCode.INTERNAL, "the listener failed: " + failure, "see the log", failure));
        pause();
    }

    private void pause() {
        try {
            gateways.pause(pause);
        } catch (InterruptedException e) {
            // Only close() interrupts this thread, and it has set closed.
            Thread.currentThread().interrupt();
        }
        pause = Math.min(LONGEST_PAUSE, pause * 2);
    }

    private boolean isOpen() {
        return !closed && !gateways.isClosed();
    }

    @Override
    public Optional<FlockException> problem() {
        return problem;
    }

    @Override
    public void close() {
        closed = true;
        ended.accept(this);
        stream.ifPresent(CloseableIterator::close);
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
