package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.identity.AccountId;

/**
 * Something that costs stake.
 *
 * @param late whether it happened after the round's last preimage was shown, when the next seed was known already: then it
 *     counts for draws from the round after the next
 */
record Fault(AccountId account, PenaltyReason reason, boolean late) {
    /** Whether a commitment was kept back or lost. */
    boolean isUnrevealed() {
        return reason == PenaltyReason.UNREVEALED || reason == PenaltyReason.LEAKED;
    }

    /** Whether the account was missing: silent, or not revealing. */
    boolean isAbsence() {
        return reason == PenaltyReason.ABSENT || isUnrevealed();
    }

    /** Whether it kept a preimage back that it could have shown; nothing is learned by never committing. */
    boolean isWithheldPreimage() {
        return isUnrevealed() && !late;
    }
}
