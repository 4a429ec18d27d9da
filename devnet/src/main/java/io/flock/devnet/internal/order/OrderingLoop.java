package io.flock.devnet.internal.order;

import java.util.List;
import org.hyperledger.fabric.protos.common.Status;

/** One queue and one thread that cuts blocks of it. */
final class OrderingLoop implements AutoCloseable {
    private static final long END_MILLIS = 2_000;

    private final BatchLimits limits;
    private final OrderQueue queue;
    private final BatchTimer timer;
    private final BlockAssembler assembler;
    private final BlockSink sink;
    private final Thread thread;
    private boolean running = true;
    private boolean closed;

    /** Of the ordering thread alone. */
    private BlockCutter cutter;

    private long batch;

    private OrderingLoop(OrdererOptions options, BlockAssembler assembler, BatchTimer timer, BlockSink sink) {
        this.limits = options.limits();
        this.queue = new OrderQueue(options.queueMessages(), options.queueBytes());
        this.timer = timer;
        this.assembler = assembler;
        this.sink = sink;
        this.cutter = new BlockCutter(limits);
        this.thread = Threads.of("devnet-" + options.channel() + "-orderer", this::run);
    }

    /** Starts the thread. */
    static OrderingLoop start(OrdererOptions options, BlockAssembler assembler, BatchTimer timer, BlockSink sink) {
        OrderingLoop loop = new OrderingLoop(options, assembler, timer, sink);
        loop.thread.start();
        return loop;
    }

    synchronized OrderOutcome offer(OrderedMessage message) {
        if (!running) {
            return new OrderOutcome.Stopped();
        }
        return queue.offer(message)
                ? new OrderOutcome.Accepted()
                : new OrderOutcome.Refused(
                        Status.SERVICE_UNAVAILABLE, "the ordering queue is full, try again when it has drained");
    }

    synchronized boolean running() {
        return running;
    }

    synchronized void stop() {
        if (running) {
            running = false;
            queue.reset();
        }
    }

    synchronized void restart() {
        running = !closed;
    }

    @Override
    public void close() {
        synchronized (this) {
            running = false;
            closed = true;
            queue.add(new OrderEvent.End());
        }
        Threads.join(thread, END_MILLIS);
        timer.close();
    }

    private void run() {
        boolean open = true;
        while (open) {
            open = handle(queue.take());
        }
    }

    private boolean handle(OrderEvent event) {
        if (event instanceof OrderEvent.Arrived arrived) {
            arrived(arrived.message());
        } else if (event instanceof OrderEvent.TimeUp timeUp && timeUp.batch() == batch) {
            emit(cutter.cut());
        } else if (event instanceof OrderEvent.Reset) {
            timer.cancel();
            batch++;
            cutter = new BlockCutter(limits);
        } else if (event instanceof OrderEvent.End) {
            timer.cancel();
            emit(cutter.cut());
            return false;
        }
        return true;
    }

    private void arrived(OrderedMessage message) {
        boolean opened = !cutter.hasPending();
        List<List<OrderedMessage>> complete = cutter.add(message);
        complete.forEach(this::emit);
        if (!cutter.hasPending()) {
            timer.cancel();
        } else if (opened || !complete.isEmpty()) {
            long opening = batch;
            timer.start(() -> queue.add(new OrderEvent.TimeUp(opening)));
        }
    }

    private void emit(List<OrderedMessage> messages) {
        batch++;
        if (!messages.isEmpty()) {
            sink.accept(assembler.next(messages));
        }
    }
}
