package io.flock.client.simulate.membership;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;
import io.flock.protocol.commitment.Digest;
import java.util.List;

/**
 * What is measured.
 *
 * @param bundle model and local training of one participant; its labels are classes
 * @param data twice the members, and at least one example more, on which accuracy is measured
 * @param members how many examples a participant has, at least 1
 * @param models how many participants, an even number from 4: of two each, one has the examples that the other has not
 * @param clipNorm C of the noised releases, above 0
 * @param noise multipliers z, each above 0
 * @param delta of the ε that is told, in (0, 1)
 * @param seed of everything that is drawn
 */
public record MembershipSettings(
        Bundle bundle,
        Examples data,
        int members,
        int models,
        double clipNorm,
        List<Double> noise,
        double delta,
        Digest seed) {
    private static final int FEWEST_MODELS = 4;

    /** Refuses what can't be played. */
    public MembershipSettings {
        noise = List.copyOf(noise);
        if (data.classes() == 0) {
            throw new IllegalArgumentException("labels that are numbers");
        }
        if (members < 1 || data.size() <= 2L * members) {
            throw new IllegalArgumentException(members + " members of " + data.size() + " examples");
        }
        if (models < FEWEST_MODELS || models % 2 != 0) {
            throw new IllegalArgumentException(models + " models");
        }
        boolean noised = noise.stream().allMatch(z -> z > 0) && clipNorm > 0 && delta > 0 && delta < 1;
        if (!noised) {
            throw new IllegalArgumentException("clip norm " + clipNorm + ", noise " + noise + ", delta " + delta);
        }
    }
}
