package io.flock.protocol.alliance;

import io.flock.protocol.codec.IntegerForm;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;

/**
 * A voter's score of the aggregate of all updates: by how much, relatively, its metric gets better, in millionths. Only the
 * sign counts. Never 0, which would say nothing and still be paid (SlowMist's finding N7 on FLock's contract).
 *
 * @param value −1 000 000 to 1 000 000, not 0
 */
@IntegerForm(min = -AggregateScore.MOST, max = AggregateScore.MOST)
public record AggregateScore(int value) implements Ballot {
    /** The greatest change that is told: all of it. */
    public static final int MOST = 1_000_000;

    /** Of an aggregate that does not exist, or can't be measured. */
    public static final AggregateScore WORST = new AggregateScore(-MOST);
    /** Where there is nothing to judge: nothing is held against anybody. */
    public static final AggregateScore NO_OBJECTION = new AggregateScore(1);

    public AggregateScore {
        if (value == 0 || value < -MOST || value > MOST) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT, "a score is from -1000000 to 1000000 and not 0, not " + value);
        }
    }

    public static AggregateScore of(int value) {
        return new AggregateScore(value);
    }

    /** The same strength, the other side. */
    public AggregateScore inverted() {
        return of(-value);
    }

    @Override
    public VoteMode mode() {
        return VoteMode.COLLECTIVE;
    }

    /** One sign for all. */
    @Override
    public Verdict verdict(int proposal) {
        return value > 0 ? Verdict.ACCEPT : Verdict.REJECT;
    }

    @Override
    public String toString() {
        return value > 0 ? "+" + value : Integer.toString(value);
    }
}
