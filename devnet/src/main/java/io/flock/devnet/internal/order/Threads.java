package io.flock.devnet.internal.order;

import java.util.concurrent.ThreadFactory;

/** Named daemon threads: a network that nobody closed must not keep the process alive. */
final class Threads {
    private Threads() {}

    static ThreadFactory named(String name) {
        return task -> of(name, task);
    }

    static Thread of(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Waits for the end, but not for ever: a thread that hangs is left behind. */
    static void join(Thread thread, long millis) {
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
