package io.flock.testnet.fabric;

import java.time.Duration;

/** How nodes with a ledger stand to each other, as they answer one after the other. */
final class Standings {
    static final String WELL = "ok";

    /** Blocks come a few times a second: who lacks so many gets none, or none in time. */
    private static final long BEHIND = 20;
    /** An answer comes within some hundredths of a second. */
    private static final Duration SLOW = Duration.ofMillis(1_500);

    private long highest;

    /**
     * What to say of a node.
     *
     * @param height its blocks
     * @param took how long it took to say so
     */
    String add(long height, Duration took) {
        highest = Math.max(highest, height);
        if (took.compareTo(SLOW) > 0) {
            return "slow: it answers after " + took.toMillis() + " ms, " + height + " blocks";
        }
        return highest - height > BEHIND
                ? "behind: " + height + " of " + highest + " blocks; is it cut off from the others?"
                : WELL + ", " + height + " blocks";
    }
}
