package io.flock.protocol.marketplace;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.money.Amount;
import java.util.Optional;

/**
 * Who serves a listing, and where.
 *
 * @param endpoint the base address of its API
 * @param key what it signs final accounts with
 * @param stake what it has locked now
 * @param stoppedAt in epoch seconds
 */
public record HostRecord(
        ListingId listing,
        AccountId host,
        Endpoint endpoint,
        SigningKey key,
        Amount stake,
        HostStatus status,
        Optional<Long> stoppedAt)
        implements StateDocument {

    public HostRecord stopping(long now) {
        return new HostRecord(listing, host, endpoint, key, stake, HostStatus.STOPPING, Optional.of(now));
    }

    public HostRecord stopped() {
        return new HostRecord(listing, host, endpoint, key, Amount.ZERO, HostStatus.STOPPED, stoppedAt);
    }

    public HostRecord slashed() {
        return new HostRecord(listing, host, endpoint, key, Amount.ZERO, HostStatus.SLASHED, stoppedAt);
    }

    /** Whether it can still settle: for one dispute window after it stopped. */
    public boolean canSettle(long now, int disputeSeconds) {
        return status != HostStatus.STOPPED
                && stoppedAt.map(at -> now <= at + disputeSeconds).orElse(true);
    }

    /** From when on it gets its stake back: a second window, in which what it settled last can be disputed. */
    public long freeAt(int disputeSeconds, int clockWindowSeconds) {
        return stoppedAt.orElseThrow() + 2L * disputeSeconds + 2L * clockWindowSeconds;
    }
}
