package io.flock.protocol.alliance;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.LockPart;
import io.flock.protocol.token.Refund;
import java.util.Optional;

/**
 * What an account was paid at the end of a task; once.
 *
 * @param amount FLOCK into its balance
 * @param lock what went back into its lock, in a task that takes gmFLOCK
 */
public record ClaimRecord(Amount amount, Optional<LockPart> lock) implements StateDocument {
    /** What was paid. */
    public static ClaimRecord of(Refund refund) {
        return new ClaimRecord(refund.flock(), refund.lock());
    }

    /** What was paid, as it was due. */
    public Refund refund() {
        return new Refund(amount, lock);
    }
}
