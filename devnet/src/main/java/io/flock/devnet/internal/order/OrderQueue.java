package io.flock.devnet.internal.order;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Bounded for messages, by number and bytes; everything else always fits. */
final class OrderQueue {
    private final int maxMessages;
    private final long maxBytes;
    private final Deque<OrderEvent> events = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private int messages;
    private long bytes;

    OrderQueue(int maxMessages, long maxBytes) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
    }

    /** Whether there was room. */
    boolean offer(OrderedMessage message) {
        lock.lock();
        try {
            if (messages >= maxMessages || (messages > 0 && bytes + message.size() > maxBytes)) {
                return false;
            }
            messages++;
            bytes += message.size();
            events.addLast(new OrderEvent.Arrived(message));
            notEmpty.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    void add(OrderEvent event) {
        lock.lock();
        try {
            events.addLast(event);
            notEmpty.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Drops all messages and timers, and lets the reader know. */
    void reset() {
        lock.lock();
        try {
            events.clear();
            messages = 0;
            bytes = 0;
            add(new OrderEvent.Reset());
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next event. */
    OrderEvent take() {
        lock.lock();
        try {
            while (events.isEmpty()) {
                notEmpty.awaitUninterruptibly();
            }
            OrderEvent event = events.removeFirst();
            if (event instanceof OrderEvent.Arrived arrived) {
                messages--;
                bytes -= arrived.message().size();
            }
            return event;
        } finally {
            lock.unlock();
        }
    }
}
