package io.flock.protocol.alliance;

import java.util.Optional;

/** What a vote's commitment is of: either of the two, as the task votes. */
public record VotePayload(Optional<Verdicts> verdicts, Optional<AggregateScore> score) {
    public VotePayload {
        Ballot.of(verdicts, score);
    }

    public static VotePayload of(Ballot ballot) {
        return new VotePayload(
                Optional.of(ballot).filter(Verdicts.class::isInstance).map(Verdicts.class::cast),
                Optional.of(ballot).filter(AggregateScore.class::isInstance).map(AggregateScore.class::cast));
    }

    public Ballot ballot() {
        return Ballot.of(verdicts, score);
    }
}
