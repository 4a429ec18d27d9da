package io.flock.devnet.internal.order;

/** The clock of the open batch. */
interface BatchTimer extends AutoCloseable {
    /** Calls back once after the batch timeout, unless {@link #cancel() cancelled} or started again before. */
    void start(Runnable timeUp);

    void cancel();

    @Override
    void close();
}
