package io.flock.client.cli.progress;

import io.flock.client.participant.Step;
import io.flock.protocol.identity.AccountId;
import java.io.PrintWriter;

/** One line per step, after the task's name where there are several. */
record TextSteps(PrintWriter out, String prefix) implements StepPrinter {
    @Override
    public void step(AccountId account, Step step) {
        StepWords.of(step).ifPresent(line -> {
            out.println(prefix + line);
            out.flush();
        });
    }

    @Override
    public void close() {
        out.flush();
    }
}
