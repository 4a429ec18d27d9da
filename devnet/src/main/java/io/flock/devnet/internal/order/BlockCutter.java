package io.flock.devnet.internal.order;

import java.util.ArrayList;
import java.util.List;

/** Divides the stream of messages into batches by number and size. Knows no time: who owns it cuts when time is up. */
final class BlockCutter {
    private final BatchLimits limits;
    private List<OrderedMessage> pending = new ArrayList<>();
    private long pendingBytes;

    BlockCutter(BatchLimits limits) {
        this.limits = limits;
    }

    /** Takes a message; returns the batches that are complete because of it, none to two. */
    List<List<OrderedMessage>> add(OrderedMessage message) {
        List<List<OrderedMessage>> complete = new ArrayList<>(2);
        if (!pending.isEmpty() && pendingBytes + message.size() > limits.preferredMaxBytes()) {
            complete.add(cut());
        }
        pending.add(message);
        pendingBytes += message.size();
        if (pending.size() >= limits.maxMessages() || pendingBytes > limits.preferredMaxBytes()) {
            complete.add(cut());
        }
        return complete;
    }

    boolean hasPending() {
        return !pending.isEmpty();
    }

    /** What is pending, possibly nothing; afterwards nothing is. */
    List<OrderedMessage> cut() {
        List<OrderedMessage> batch = pending;
        pending = new ArrayList<>();
        pendingBytes = 0;
        return batch;
    }
}
