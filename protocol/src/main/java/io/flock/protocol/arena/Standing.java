package io.flock.protocol.arena;

import java.util.Optional;

/**
 * A node's last revealed submission.
 *
 * @param epoch in which it was revealed last
 * @param firstEpoch in which the account first revealed this model; showing it again does not make it newer
 */
public record Standing(Submission submission, int epoch, int firstEpoch) {
    /** What stands after a reveal. */
    public static Standing after(Optional<Standing> before, Submission revealed, int epoch) {
        int first = before.filter(standing -> standing.submission().model().equals(revealed.model()))
                .map(Standing::firstEpoch)
                .orElse(epoch);
        return new Standing(revealed, epoch, first);
    }
}
