package io.flock.testnet.bench.overhead;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;

/**
 * What is played.
 *
 * @param participants 3 to 100
 * @param images that each of them trains on, 20 to 60,000; it judges on a quarter as many
 * @param rounds measured, 1 to 20, after one that is not
 */
public record OverheadOptions(int participants, int images, int rounds) {
    /** Refuses numbers out of range. */
    public OverheadOptions {
        require("--participants", participants, 3, 100);
        require("--images", images, 20, 60_000);
        require("--rounds", rounds, 1, 20);
    }

    private static void require(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw new FlockException(
                    ErrorCode.USAGE,
                    option + " is from " + min + " to " + max + ", not " + value,
                    "give another number");
        }
    }
}
