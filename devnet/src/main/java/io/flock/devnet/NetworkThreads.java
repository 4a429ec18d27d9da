package io.flock.devnet;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The network's own threads, apart from the orderer's and gRPC's. All are named, none waits for others. */
final class NetworkThreads implements AutoCloseable {
    private static final long END_SECONDS = 2;

    private final ExecutorService workers;
    private final ExecutorService readers;
    private final ScheduledThreadPoolExecutor timers;

    NetworkThreads(String channel) {
        int cores = Runtime.getRuntime().availableProcessors();
        workers = Executors.newFixedThreadPool(2 + cores, named("devnet-" + channel + "-worker-"));
        readers = Executors.newFixedThreadPool(2, named("devnet-" + channel + "-events-"));
        timers = new ScheduledThreadPoolExecutor(1, named("devnet-" + channel + "-timer-"));
        timers.setRemoveOnCancelPolicy(true);
    }

    ExecutorService workers() {
        return workers;
    }

    ExecutorService readers() {
        return readers;
    }

    ScheduledThreadPoolExecutor timers() {
        return timers;
    }

    @Override
    public void close() {
        timers.shutdownNow();
        readers.shutdown();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
            if (!readers.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                readers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            readers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
