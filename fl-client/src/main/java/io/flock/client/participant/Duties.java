package io.flock.client.participant;

import io.flock.protocol.error.FlockException;
import java.time.Duration;

/**
 * What an account that runs unattended does; {@link DutyLoop} runs it.
 *
 * @param <V> what is read of the ledger
 * @param <A> what is done
 * @param <E> how it ends
 */
public interface Duties<V, A, E> {
    /** The phase of the task: what failed in one that is past need not be repeated. */
    Object phase(V view);

    /** What to do next: the same reading gives the same decision, but for the time. */
    Decision<A, E> decide(V view);

    /**
     * Does it.
     *
     * @return the block that holds it
     * @throws FlockException it was refused or failed
     */
    long perform(A action, V view);

    /** Is told of each phase that is seen for the first time. */
    void phaseSeen(V view);

    /** Is told that an action begins. */
    void begun(A action);

    /** Is told that an action is on the ledger. */
    void done(A action);

    /** Is told that an action failed, and will be tried again or decided anew after a rest. */
    void retrying(A action, FlockException failure, Duration rest);

    /** Is told, once, that the ledger can't be read, and that the account waits until it can. */
    void ledgerAway(FlockException failure);

    /** Is told that the ledger is read again. */
    void ledgerBack();
}
