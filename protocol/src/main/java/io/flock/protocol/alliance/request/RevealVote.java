package io.flock.protocol.alliance.request;

import io.flock.protocol.alliance.AggregateScore;
import io.flock.protocol.alliance.Ballot;
import io.flock.protocol.alliance.Verdicts;
import io.flock.protocol.alliance.VotePayload;
import io.flock.protocol.codec.Range;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.identity.TaskId;
import java.util.Optional;

/**
 * Shows the committed vote.
 *
 * @param verdicts one per proposal, in a task that votes ATTRIBUTED
 * @param score of the aggregate of all, in a task that votes COLLECTIVE
 */
public record RevealVote(
        TaskId taskId,
        @Range(min = 0, max = 10_000) int round,
        Optional<Verdicts> verdicts,
        Optional<AggregateScore> score,
        Salt salt,
        Digest preimage) {

    public RevealVote {
        Ballot.of(verdicts, score);
    }

    public static RevealVote of(TaskId taskId, int round, Ballot ballot, Salt salt, Digest preimage) {
        VotePayload shown = VotePayload.of(ballot);
        return new RevealVote(taskId, round, shown.verdicts(), shown.score(), salt, preimage);
    }

    /** What was committed to. */
    public VotePayload payload() {
        return new VotePayload(verdicts, score);
    }
}
