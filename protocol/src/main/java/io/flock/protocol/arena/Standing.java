package io.flock.protocol.arena;

import io.flock.protocol.alliance.ModelRef;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A revealed submission of a node.
 *
 * @param epoch in which it was revealed last
 * @param firstEpoch in which the account first revealed this model; showing it again does not make it newer
 * @param toBeat the best that another organisation had shown before the first reveal; absent when there was nothing, and
 *     where the task ranks last submissions
 */
public record Standing(Submission submission, int epoch, int firstEpoch, Optional<Mark> toBeat) {
    /**
     * What a reveal makes of it. The model that was shown last, or the one that stands, keeps its first epoch.
     *
     * @param toBeat what a new model has to be better than
     */
    public static Standing after(ArenaMember before, Submission revealed, int epoch, Optional<Mark> toBeat) {
        ModelRef model = revealed.model();
        return Stream.concat(before.standing().stream(), before.improvement().map(Improvement::shown).stream())
                .filter(shown -> shown.submission().model().equals(model))
                .findFirst()
                .map(shown -> new Standing(revealed, epoch, shown.firstEpoch(), shown.toBeat()))
                .orElseGet(() -> new Standing(revealed, epoch, epoch, toBeat));
    }
}
