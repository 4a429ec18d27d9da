package io.flock.client.arena;

import io.flock.client.participant.Patience;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaTask;
import java.time.Clock;
import java.time.Duration;

/**
 * What is left to a validator of the phase in which it scores. In the first half its own content node may be what is
 * missing, and may come back; the last eighth is for having the commitment on the ledger.
 *
 * @param deadline epoch second at which the phase ends
 * @param length seconds that the phase lasts
 * @param clock tells the time that peers go by
 */
record ScoringTime(long deadline, int length, Clock clock) {
    /** A submission that is called unavailable and is not costs the validator: shorter shares would hit honest nodes. */
    private static final long LEAST_SECONDS = 10;

    static ScoringTime of(ArenaSnapshot seen, ArenaTask task, Clock clock) {
        ArenaPhaseRecord phase = seen.task().phase();
        return new ScoringTime(phase.deadline(), task.phases().of(phase.phase()), clock);
    }

    /** Whether a submission that can't be had is called unavailable: in a phase's first half it is asked for again. */
    boolean isLate() {
        return now() >= deadline - length / 2;
    }

    /**
     * How long submissions may take to come and be measured: each of those that are left has its share of the phase's first
     * half, or of the second one without its last quarter. A node decides how slowly its submission comes; it takes nothing
     * from the others', nor the scores from the validator.
     */
    Patience fetching() {
        long end = isLate() ? deadline - length / 8 : deadline - length / 2;
        return left -> Duration.ofSeconds(Math.max(LEAST_SECONDS, (end - now()) / left));
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
