package io.flock.client.participant;

import io.flock.client.judge.Deadline;
import io.flock.protocol.alliance.PhaseRecord;
import java.time.Clock;

/**
 * What is left to a proposer of the phase in which it trains. The last eighth is for encoding the update and for having
 * the commitment on the ledger, where it may have to be sent again.
 *
 * @param deadline epoch second at which the phase ends
 * @param length seconds that the phase lasts
 * @param clock tells the time that peers go by
 */
record ProposingTime(long deadline, int length, Clock clock) {
    private static final int PART = 8;

    static ProposingTime of(TaskSnapshot seen, Clock clock) {
        PhaseRecord phase = seen.task().phase();
        int length = seen.task().task().definition().phases().of(phase.phase());
        return new ProposingTime(phase.deadline(), length, clock);
    }

    /** When training ends, done or not. */
    Deadline training() {
        return () -> clock.instant().getEpochSecond() >= deadline - length / PART;
    }
}
