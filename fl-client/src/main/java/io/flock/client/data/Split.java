package io.flock.client.data;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.Arrays;

/**
 * A participant's data in two parts without overlap.
 *
 * @param train what it trains on as a proposer
 * @param test what it judges the updates of others by, as a voter
 */
public record Split(Examples train, Examples test) {
    /**
     * Splits by a seed that only the participant knows: who knew its test part could fit an update to it.
     *
     * @param trainShare share of the examples that goes to {@code train}, rounded down, but at least one to each part
     * @throws FlockException {@code DATA_INVALID}: fewer than two examples
     */
    public static Split of(Examples examples, double trainShare, Digest secretSeed) {
        int size = examples.size();
        if (size < 2) {
            throw new FlockException(
                    ErrorCode.DATA_INVALID,
                    size + " examples can't be split into a train and a test part",
                    "bring at least two examples, better a hundred");
        }
        int train = Math.max(1, Math.min(size - 1, (int) (size * trainShare)));
        int[] order = Permutation.of(size, secretSeed, "split");
        return new Split(
                examples.select(Arrays.copyOf(order, train)), examples.select(Arrays.copyOfRange(order, train, size)));
    }
}
