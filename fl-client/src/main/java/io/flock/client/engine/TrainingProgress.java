package io.flock.client.engine;

/** Is told how local training goes on. */
@FunctionalInterface
public interface TrainingProgress {
    /** Listens to nothing. */
    TrainingProgress NONE = (epoch, epochs, loss) -> {};

    /**
     * An epoch has ended.
     *
     * @param epoch from 1
     * @param epochs how many there will be
     * @param loss mean cross-entropy over the epoch's batches, each measured before its step
     */
    void epochDone(int epoch, int epochs, double loss);

    /** Other networks of the process work, and the training has not begun. Whoever throws here ends it before it does. */
    default void waiting() {}

    /** A batch has been learnt from. Whoever throws here ends the training, which then leaves nothing. */
    default void batchDone() {}

    /**
     * Asked after each step but the last: whether it shall be the last. The weights are then those that as many steps lead
     * to, whenever they are taken again.
     *
     * @param steps taken so far, in all epochs
     * @param all that the whole training has
     */
    default boolean endsAfter(long steps, long all) {
        return false;
    }
}
