package io.flock.testnet.demo;

import io.flock.client.arena.ArenaSnapshot;
import io.flock.client.participant.TaskSnapshot;

/** Who watches a demo: a live view, lines in a log, or nobody. */
interface Audience extends AutoCloseable {
    /** What is being waited for before the task begins and after it ends. */
    void tell(String what);

    /** The task has been read again. */
    void see(TaskSnapshot snapshot, double accuracy);

    /** The task of the Arena has been read again. */
    default void see(ArenaSnapshot snapshot) {}

    @Override
    void close();
}
