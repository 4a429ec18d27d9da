package io.flock.client.participant;

import io.flock.protocol.identity.AccountId;

/** Is told of every step, on the participant's own thread; must not block. */
@FunctionalInterface
public interface StepListener {
    /** Listens to nothing. */
    StepListener NONE = (account, step) -> {};

    void step(AccountId account, Step step);
}
