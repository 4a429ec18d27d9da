package io.flock.protocol.marketplace.request;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.marketplace.VersionRef;
import java.util.List;

/**
 * Pays the caller's part of a version's revenue.
 *
 * @param settlements which to divide first; one that is not there was divided before
 */
public record ClaimRevenue(VersionRef version, @Limit(100) List<TransactionId> settlements) {
    public ClaimRevenue {
        settlements = List.copyOf(settlements);
    }
}
