package io.flock.protocol.arena;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.LockPart;
import io.flock.protocol.token.Refund;
import java.util.Optional;

/**
 * That an account took its stake back, and how much of it was left; once.
 *
 * @param amount FLOCK into its balance
 * @param lock what went back into its lock, in a task that takes gmFLOCK
 */
public record UnstakeRecord(Amount amount, Optional<LockPart> lock) implements StateDocument {
    /** What was given back. */
    public static UnstakeRecord of(Refund refund) {
        return new UnstakeRecord(refund.flock(), refund.lock());
    }

    /** What was given back, as it was due. */
    public Refund refund() {
        return new Refund(amount, lock);
    }
}
