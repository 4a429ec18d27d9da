package io.flock.devnet.internal.order;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One scheduler thread per channel. Used by the ordering thread alone. */
final class ScheduledBatchTimer implements BatchTimer {
    private final Duration timeout;
    private final ScheduledThreadPoolExecutor scheduler;
    private Optional<Future<?>> running = Optional.empty();

    ScheduledBatchTimer(String channel, Duration timeout) {
        this.timeout = timeout;
        scheduler = new ScheduledThreadPoolExecutor(1, Threads.named("devnet-" + channel + "-batch-timer"));
        scheduler.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void start(Runnable timeUp) {
        cancel();
        running = Optional.of(scheduler.schedule(timeUp, timeout.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public void cancel() {
        running.ifPresent(task -> task.cancel(false));
        running = Optional.empty();
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
