package io.flock.client.cli.output;

import io.flock.protocol.identity.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When a running task can go on, and who is awaited, for people. */
public final class StandingLines {
    private StandingLines() {}

    /**
     * At most two lines; none for a task that is over and awaits nobody.
     *
     * @param over whether no phase follows
     * @param advanceable whether the phase can be closed now
     * @param advanceAt from when on it can be closed else, in seconds since 1970
     */
    public static List<String> of(boolean over, boolean advanceable, long advanceAt, List<AccountId> awaited) {
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
