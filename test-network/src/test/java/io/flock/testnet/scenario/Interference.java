package io.flock.testnet.scenario;

import io.flock.protocol.alliance.view.TaskView;

/** What a scenario does while a task is conducted. */
interface Interference extends AutoCloseable {
    /** Nothing. */
    Interference NONE = new Interference() {};

    /** A phase has opened; whoever is awaited begins to act. */
    default void opened(TaskView task) {}

    /** Everybody has acted, and the phase is about to be closed. */
    default void closing(TaskView task) {}

    /** Returns when nothing is under way any more. */
    @Override
    default void close() {}
}
