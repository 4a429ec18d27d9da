package io.flock.devnet.internal.order;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A fault: each block waits before its commit. A change counts at once, also for the block that is waiting. */
final class CommitDelay {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long nanos;
    private boolean ended;

    void set(Duration delay) {
        lock.lock();
        try {
            nanos = delay.toNanos();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void await() throws InterruptedException {
        lock.lock();
        try {
            long start = System.nanoTime();
            long left = nanos;
            while (!ended && left > 0) {
                changed.awaitNanos(left);
                left = nanos - (System.nanoTime() - start);
            }
        } finally {
            lock.unlock();
        }
    }
}
