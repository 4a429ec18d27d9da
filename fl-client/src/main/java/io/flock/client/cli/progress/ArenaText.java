package io.flock.client.cli.progress;

import io.flock.client.arena.ArenaEvent;
import io.flock.protocol.identity.AccountId;
import java.io.PrintWriter;

/** One line per step. */
record ArenaText(PrintWriter out) implements ArenaPrinter {
    @Override
    public void step(AccountId account, ArenaEvent step) {
        ArenaWords.of(step).ifPresent(line -> {
            out.println(line);
            out.flush();
        });
    }

    @Override
    public void close() {
        out.flush();
    }
}
