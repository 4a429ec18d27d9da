package io.flock.client.simulate.averaging;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;
import io.flock.client.simulate.learning.Distribution;

/**
 * What is averaged.
 *
 * @param bundle for classes
 * @param train dealt to the participants
 * @param distribution how it is dealt
 * @param test nobody trains on
 * @param participants at least 2
 * @param proposers of a round, drawn anew each time; at most all
 * @param rounds at most
 * @param target accuracy on the test examples at which it ends, above 0, at most 1
 */
public record AveragingSettings(
        Bundle bundle,
        Examples train,
        Distribution distribution,
        Examples test,
        int participants,
        int proposers,
        int rounds,
        double target) {
    private static final int LEAST_EXAMPLES = 5;

    /** Refuses what can't be played. */
    public AveragingSettings {
        if (participants < 2
                || proposers < 1
                || proposers > participants
                || rounds < 1
                || !(target > 0 && target <= 1)
                || train.size() < LEAST_EXAMPLES * participants
                || test.size() < 1
                || train.classes() == 0) {
            throw new IllegalArgumentException(participants + " participants, " + proposers + " of them in each of "
                    + rounds + " rounds, target " + target + ", " + train.size() + " examples to train on, "
                    + test.size() + " to test with, " + train.classes() + " classes");
        }
    }
}
