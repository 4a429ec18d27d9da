package io.flock.client.engine;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The native libraries under DL4J and DJL: one of each per process, so one network at a time works with them.
 *
 * <p>They must run on one thread. With more, models of this size train 3 to 20 times slower, and sums are taken in
 * another order, so that the bits change. The number is read from the environment when a library is loaded; a JVM
 * can't change it afterwards.
 */
public final class NativeRuntime {
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock(true);

    private static final long LOOK_MILLIS = 200;

    private NativeRuntime() {}

    /**
     * Refuses to go on with what stands in the environment.
     *
     * @throws FlockException {@code CONFIGURATION_INVALID}: {@code OMP_NUM_THREADS} is not 1
     */
    public static void requireOneThread() {
        requireOneThread(System.getenv("OMP_NUM_THREADS"));
    }

    static void requireOneThread(String ompNumThreads) {
        if (!"1".equals(ompNumThreads)) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "OMP_NUM_THREADS is " + (ompNumThreads == null ? "not set" : ompNumThreads)
                            + ", so training would be slow and give other bits in each process",
                    "start the JVM with OMP_NUM_THREADS=1 in its environment");
        }
    }

    /**
     * Does work while no other network works. A training may take hours, and another task's phase ends meanwhile: who can't
     * wait for so long is asked now and then.
     *
     * @param waiting called while another network works; where it throws, the work is not begun
     */
    public static <T> T exclusively(Runnable waiting, Supplier<T> work) {
        while (!tried()) {
            waiting.run();
        }
        try {
            return work.get();
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    /** Whether it is this thread's turn; an interrupted one does not wait, and stays interrupted. */
    private static boolean tried() {
        try {
            return ONE_AT_A_TIME.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            ONE_AT_A_TIME.lock();
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Does work while no other network works. */
    public static <T> T exclusively(Supplier<T> work) {
        ONE_AT_A_TIME.lock();
        try {
            return work.get();
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }
}
