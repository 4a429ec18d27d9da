package io.flock.protocol.delegation;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.money.Amount;

/**
 * What an account has delegated to a pool and is not allotted to a task; written by the delegator, and by the owner's
 * allotments.
 *
 * @param free above 0
 * @param since when the delegator last changed it, epoch seconds
 */
public record DelegationRecord(Amount free, long since) implements StateDocument {
    /** From when on it can be allotted, changed or taken back, epoch seconds. */
    public long settledAt(int coolDownSeconds) {
        return since + coolDownSeconds;
    }
}
