package io.flock.protocol.alliance;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.Optional;

/**
 * Stake that an account loses; capped by what is left of it.
 *
 * @param amount in what the task takes as stake
 * @param moved the FLOCK that left the lock for it, where gmFLOCK was burned
 */
public record Penalty(AccountId account, PenaltyReason reason, Amount amount, Optional<Amount> moved) {
    /** A penalty in FLOCK. */
    public Penalty(AccountId account, PenaltyReason reason, Amount amount) {
        this(account, reason, amount, Optional.empty());
    }

    /** The FLOCK that it brings to others. */
    public Amount flock() {
        return moved.orElse(amount);
    }
}
