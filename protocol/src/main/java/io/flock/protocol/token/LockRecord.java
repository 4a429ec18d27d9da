package io.flock.protocol.token;

import io.flock.protocol.codec.Range;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.money.Amount;
import java.util.Optional;

/**
 * FLOCK that their owner locked.
 *
 * @param principal what was locked
 * @param gm the gmFLOCK that it gave
 * @param lockedAt the locking transaction's timestamp
 * @param redeemed what was paid back; absent as long as it is locked
 */
public record LockRecord(
        Amount principal,
        Amount gm,
        @Range(min = GmFlock.MIN_DAYS, max = GmFlock.MAX_DAYS) int days,
        long lockedAt,
        Optional<Amount> redeemed)
        implements StateDocument {

    /** A lock as it begins. */
    public static LockRecord of(Amount principal, int days, long lockedAt) {
        return new LockRecord(principal, GmFlock.minted(principal, days), days, lockedAt, Optional.empty());
    }

    /** The lock after its end: the gmFLOCK are burned, the principal less the fee was paid back. */
    public LockRecord redeem() {
        return new LockRecord(principal, gm, days, lockedAt, Optional.of(principal.minus(GmFlock.fee(principal))));
    }

    /** What it holds now. */
    public Amount held() {
        return redeemed.isPresent() ? Amount.ZERO : principal;
    }
}
