package io.flock.client.cli.progress;

import io.flock.client.participant.StepListener;

/** Prints a participant's steps. */
interface StepPrinter extends StepListener, AutoCloseable {
    @Override
    void close();
}
