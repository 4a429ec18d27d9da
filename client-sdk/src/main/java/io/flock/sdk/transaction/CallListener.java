package io.flock.sdk.transaction;

/** Is told of every call that has ended, on the thread that made it; must neither block nor throw. */
@FunctionalInterface
public interface CallListener {
    /** Listens to nothing. */
    CallListener NONE = call -> {};

    void ended(CallRecord call);
}
