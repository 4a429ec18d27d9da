package io.flock.client.cli.progress;

import io.flock.client.arena.ArenaListener;

/** Prints the steps of an account of the Arena. */
interface ArenaPrinter extends ArenaListener, AutoCloseable {
    @Override
    void close();
}
