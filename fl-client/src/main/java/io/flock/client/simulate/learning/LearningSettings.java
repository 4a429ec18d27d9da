package io.flock.client.simulate.learning;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;

/**
 * What all cells have in common.
 *
 * @param participants at least 10
 * @param organisations among whom they are dealt in turn
 * @param rounds how many
 * @param heldOut examples that nobody trains on
 */
public record LearningSettings(
        Bundle bundle, Examples data, int participants, int organisations, int rounds, int heldOut) {
    /** Refuses numbers that no task can have. */
    public LearningSettings {
        if (participants < 10
                || organisations < 2
                || rounds < 1
                || heldOut < 1
                || data.size() - heldOut < 5 * participants) {
            throw new IllegalArgumentException(participants + " participants of " + organisations + " organisations, "
                    + rounds + " rounds, " + data.size() + " examples, " + heldOut + " held out");
        }
    }

    /** Proposers of a round, three of ten participants, as the ledger's default has it. */
    int proposers() {
        return (3 * participants + 9) / 10;
    }

    /** What results are comparable by: the same text, the same results. */
    public String key() {
        return bundle.digest() + "/" + data.size() + "/" + participants + "/" + organisations + "/" + rounds + "/"
                + heldOut;
    }
}
