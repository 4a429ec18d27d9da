package io.flock.testnet.bench;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.Engine;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * What is measured.
 *
 * @param inFlight submits at the same time, a measurement each; 1 to 256
 * @param operations calls of each function per measurement, 1 to a million
 * @param participants of the tasks, a task each; 3 to 256
 */
record BenchOptions(
        Engine engine, List<Integer> inFlight, int operations, List<Integer> participants, Duration batchTimeout) {
    private static final int MOST = 256;
    private static final int FEWEST_PARTICIPANTS = 3;
    private static final int MOST_OPERATIONS = 1_000_000;

    BenchOptions {
        inFlight = List.copyOf(inFlight);
        participants = List.copyOf(participants);
        inFlight.forEach(each -> require("--in-flight", each, 1, MOST));
        participants.forEach(each -> require("--participants", each, FEWEST_PARTICIPANTS, MOST));
        require("--operations", operations, 1, MOST_OPERATIONS);
    }

    /** How many accounts it takes: each has one call in flight, or one part in a task. */
    int accounts() {
        return Math.max(
                inFlight.isEmpty() ? 0 : Collections.max(inFlight),
                participants.isEmpty() ? 0 : Collections.max(participants));
    }

    private static void require(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    option + " is from " + min + " to " + max + ", not " + value,
                    "give another number");
        }
    }
}
