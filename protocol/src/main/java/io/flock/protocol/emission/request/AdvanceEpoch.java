package io.flock.protocol.emission.request;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.TransactionId;
import java.util.List;

/**
 * Closes the epoch that the caller expects, and folds the named entries, those of these transactions, into their sums.
 * They are named, not ranged over, so that nobody's dust can disturb a closing; one that is not there was folded before.
 */
public record AdvanceEpoch(
        int epoch,
        @Limit(200) List<TransactionId> treasury,
        @Limit(200) List<TransactionId> burned,
        @Limit(200) List<TransactionId> minted) {}
