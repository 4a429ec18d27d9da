package io.flock.testnet.demo;

import io.flock.client.attack.Attack;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.alliance.VoteMode;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.time.Duration;

/**
 * What is played.
 *
 * @param participants from 4 to 30
 * @param malicious how many of them play the attack
 * @param rounds at most so many
 * @param batchTimeout of the embedded network
 * @param scope whether a competition in the Arena comes first
 * @param epochs of the Arena, beside the final validation
 * @param aggregation how standing updates are combined; as many propose as it needs
 * @param vote how updates are judged
 */
record DemoOptions(
        int participants,
        int malicious,
        Attack attack,
        int rounds,
        long seed,
        Duration batchTimeout,
        AggregationRule aggregation,
        VoteMode vote,
        DemoScope scope,
        int epochs) {
    DemoOptions {
        require(participants >= 4 && participants <= 30, "--participants is from 4 to 30, not " + participants);
        require(malicious >= 0 && malicious <= participants, "--malicious is from 0 to --participants");
        require(epochs >= 1 && epochs <= 100, "--epochs is from 1 to 100, not " + epochs);
        require(rounds >= 1 && rounds <= 100, "--rounds is from 1 to 100, not " + rounds);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new FlockException(ErrorCode.USAGE, what, "see 'flock demo --help'");
        }
    }
}
