package io.flock.client.participant;

import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.Optional;

/** Remembers the phase in which the account can't do its duty any more, so that it is not begun again and again. */
final class Silence {
    private Optional<PhaseRecord> kept = Optional.empty();

    /** Whether this failure ends the duty of its phase. */
    static boolean follows(FlockException failure) {
        return failure.is(ErrorCode.TRAINING_TOO_LONG);
    }

    /** An action of this phase failed. */
    void after(FlockException failure, PhaseRecord phase) {
        if (follows(failure)) {
            kept = Optional.of(phase);
        }
    }

    /** The next action; as long as the silence lasts, to have the phase ended when that is possible. */
    Action next(Situation at, HashChain chain) {
        return kept.equals(Optional.of(at.task().phase()))
                ? NextAction.withoutDuty(at, chain)
                : NextAction.of(at, chain);
    }
}
