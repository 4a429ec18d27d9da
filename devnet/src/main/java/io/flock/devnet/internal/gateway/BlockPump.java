package io.flock.devnet.internal.gateway;

import io.flock.devnet.internal.ledger.CommitListener;
import io.flock.devnet.internal.ledger.CommittedBlock;
import io.flock.devnet.internal.ledger.Ledger;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;

/**
 * Sends what follows from the blocks, one after the other, as fast as the reader takes it. A slow reader costs no
 * memory: blocks are read from the ledger when the call is ready for them.
 */
final class BlockPump<T> implements CommitListener {
    private final Ledger ledger;
    private final Executor readers;
    private final ServerCallStreamObserver<T> call;
    private final LongFunction<Optional<T>> message;
    private final long last;
    private final Runnable finished;
    private final AtomicInteger wishes = new AtomicInteger();
    private volatile boolean stopped;
    private long next;

    /**
     * @param first number of the first block, which may not exist yet
     * @param last number of the last block
     * @param message what a block makes the reader see, if anything
     * @param finished called after the last block
     */
    BlockPump(
            Ledger ledger,
            Executor readers,
            ServerCallStreamObserver<T> call,
            LongFunction<Optional<T>> message,
            long first,
            long last,
            Runnable finished) {
        this.ledger = ledger;
        this.readers = readers;
        this.call = call;
        this.message = message;
        this.next = first;
        this.last = last;
        this.finished = finished;
    }

    void start() {
        ledger.addListener(this);
        wake();
    }

    void stop() {
        stopped = true;
        ledger.removeListener(this);
    }

    @Override
    public void committed(CommittedBlock block) {
        wake();
    }

    /** Whoever wishes while a thread is at work lets that thread look once more. */
    void wake() {
        if (!stopped && wishes.getAndIncrement() == 0) {
            readers.execute(this::run);
        }
    }

    private void run() {
        int seen;
        do {
            seen = wishes.get();
            try {
                send();
            } catch (RuntimeException e) {
                stop();
                if (!call.isCancelled()) {
                    call.onError(GatewayError.answer(e));
                }
            }
        } while (!wishes.compareAndSet(seen, 0));
    }

    private void send() {
        while (!stopped && !call.isCancelled() && next < ledger.height() && call.isReady()) {
            message.apply(next).ifPresent(call::onNext);
            if (next == last) {
                stop();
                finished.run();
            }
            next++;
        }
    }
}
