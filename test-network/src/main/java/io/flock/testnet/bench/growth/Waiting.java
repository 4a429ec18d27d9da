package io.flock.testnet.bench.growth;

import java.time.Duration;
import java.time.Instant;

/** What a ledger allows from a certain time on. */
final class Waiting {
    private Waiting() {}

    /**
     * Returns at once if it is later.
     *
     * @param epochSecond by this machine's clock, which clients put into their transactions
     */
    static void until(long epochSecond) throws InterruptedException {
        Duration left = Duration.between(Instant.now(), Instant.ofEpochSecond(epochSecond));
        if (!left.isNegative()) {
            Thread.sleep(left.toMillis() + 1);
        }
    }
}
