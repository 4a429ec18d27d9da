package io.flock.protocol.alliance.request;

import io.flock.protocol.money.Amount;
import io.flock.protocol.token.LockPart;
import java.util.Optional;

/**
 * What was paid.
 *
 * @param amount FLOCK into the balance
 * @param lock what went back into a lock, where gmFLOCK was staked
 */
public record ClaimResult(Amount amount, Optional<LockPart> lock) {
    /** FLOCK that were paid. */
    public ClaimResult(Amount amount) {
        this(amount, Optional.empty());
    }
}
