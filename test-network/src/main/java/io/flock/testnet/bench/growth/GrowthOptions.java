package io.flock.testnet.bench.growth;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.time.Duration;

/**
 * What is measured.
 *
 * @param accounts on the full ledger, 0 to 10 million
 * @param tasks on it, half of them of the Alliance, half of the Arena; 0 to 10 000, which their creators can pay
 * @param operations calls of each function on each ledger, 1 to a million
 */
record GrowthOptions(int accounts, int tasks, int operations, Duration batchTimeout) {
    private static final int MOST_ACCOUNTS = 10_000_000;
    private static final int MOST_TASKS = 10_000;
    private static final int MOST_OPERATIONS = 1_000_000;

    GrowthOptions {
        require("--accounts", accounts, 0, MOST_ACCOUNTS);
        require("--tasks", tasks, 0, MOST_TASKS);
        require("--operations", operations, 1, MOST_OPERATIONS);
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
