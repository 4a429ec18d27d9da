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

    /** The heading over members' stakes: what claims have given back since a task's end is in none of its records. */
    public static String stake(boolean over) {
        return over ? "STAKE AT THE END" : "STAKE";
    }

    /** The heading over members' statuses, likewise. */
    public static String status(boolean over) {
        return over ? "STATUS AT THE END" : "STATUS";
    }

    /** A table's cell for how far a task is. */
    public static String progress(boolean over, int step, int steps) {
        return over ? "over" : step + " of " + steps;
    }
}
