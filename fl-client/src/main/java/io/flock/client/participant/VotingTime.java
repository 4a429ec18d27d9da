package io.flock.client.participant;

import io.flock.client.judge.Deadline;
import io.flock.protocol.alliance.PhaseRecord;
import java.time.Clock;
import java.time.Duration;

/**
 * What is left to a voter of the phase in which it votes. Its content node may come back in the first half; its own
 * training may go on into the second one, so that who holds an update back until then does not take the training from it;
 * the last quarter is for the evaluation of the updates.
 *
 * @param deadline epoch second at which the phase ends
 * @param length seconds that the phase lasts
 * @param clock tells the time that peers go by
 */
public record VotingTime(long deadline, int length, Clock clock) {
    static VotingTime of(TaskSnapshot seen, Clock clock) {
        PhaseRecord phase = seen.task().phase();
        int length = seen.task().task().definition().phases().of(phase.phase());
        return new VotingTime(phase.deadline(), length, clock);
    }

    /** Whether an update that can't be had is called unavailable: in a phase's first half it is asked for again. */
    boolean isLate() {
        return now() >= deadline - length / 2;
    }

    /**
     * How long updates may take to come: each of those that are left has its share of the first half of the phase, or, once
     * that is over, of the eighth behind it. So an update that is served slowly takes nothing from the others, nor the vote
     * from its voter.
     */
    Patience fetching() {
        long end = isLate() ? deadline - 3L * length / 8 : deadline - length / 2;
        return left -> Duration.ofSeconds(Math.max(1, (end - now()) / left));
    }

    /** When the voter's own training ends, done or not. */
    public Deadline training() {
        return () -> now() >= deadline - length / 4;
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
