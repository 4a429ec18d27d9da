package io.flock.client.simulate.learning;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

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

    /** What results are comparable by, beside the data: the same text, the same results. */
    public String key() {
        return bundle.digest() + "/" + data.size() + "/" + participants + "/" + organisations + "/" + rounds + "/"
                + heldOut;
    }

    /** SHA-256 of the examples: others of the same number give other results. */
    public Digest dataDigest() {
        MessageDigest sha256 = Sha256.start();
        sha256.update(ByteBuffer.allocate(3 * Integer.BYTES)
                .putInt(data.size())
                .putInt(data.width())
                .putInt(data.classes())
                .flip());
        ByteBuffer row = ByteBuffer.allocate((data.width() + 1) * Float.BYTES);
        for (int i = 0; i < data.size(); i++) {
            row.clear();
            for (int k = 0; k < data.width(); k++) {
                row.putFloat(data.feature(i, k));
            }
            sha256.update(row.putFloat(data.target(i)).flip());
        }
        return Digest.ofBytes(sha256.digest());
    }
}
