package io.flock.sdk.audit.internal.state;

import io.flock.protocol.arena.Assignment;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.commitment.Digest;
import java.util.List;

/** An epoch whose submissions are judged and disputed by the same validators. */
public final class DisputedEpoch {
    private DisputedEpoch() {}

    public static EpochDocument of(int epoch, List<Assignment> assignments) {
        return new EpochDocument(
                epoch,
                Digest.parse("0".repeat(64)),
                List.of(),
                List.of(),
                assignments,
                List.of(),
                List.of(),
                assignments);
    }
}
