package io.flock.client.cli;

import io.flock.protocol.identity.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When a running task can go on, and who is awaited, for people. */
final class StandingLines {
    private StandingLines() {}

    static List<String> of(boolean over, boolean advanceable, long advanceAt, List<AccountId> awaited) {
        List<String> lines = new ArrayList<>();
        if (!over) {
            lines.add("advance  " + (advanceable ? "possible now" : "from " + Instant.ofEpochSecond(advanceAt)));
        }
        if (!awaited.isEmpty()) {
            lines.add("awaited  " + awaited);
        }
        return lines;
    }
}
