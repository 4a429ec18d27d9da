package io.flock.protocol.alliance;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.Optional;

/** What a voter says about a round's proposals, in the way in which its task votes. */
public sealed interface Ballot permits Verdicts, AggregateScore {
    /** The way of voting that it belongs to. */
    VoteMode mode();

    /** What it says about one proposal, by its place in account order. */
    Verdict verdict(int proposal);

    /** It is read from either of two fields. */
    static Ballot of(Optional<Verdicts> verdicts, Optional<AggregateScore> score) {
        if (verdicts.isPresent() == score.isPresent()) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    "a vote has "
                            + (verdicts.isPresent() ? "both verdicts and a score" : "neither verdicts nor a score"),
                    "give verdicts in a task that votes " + VoteMode.ATTRIBUTED + ", a score in one that votes "
                            + VoteMode.COLLECTIVE);
        }
        return verdicts.<Ballot>map(given -> given).orElseGet(score::orElseThrow);
    }

    /**
     * Refuses a ballot of another way of voting than the task's, or for another number of proposals than the round has.
     *
     * @throws FlockException INVALID_ARGUMENT
     */
    default void requireFits(VoteMode task, int proposals) {
        if (mode() != task) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT, "a ballot for " + mode() + " in a task that votes " + task);
        }
        if (this instanceof Verdicts verdicts && verdicts.size() != proposals) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    "$.verdicts has " + verdicts.size() + " letters, the round has " + proposals + " proposals");
        }
    }
}
