package io.flock.protocol.emission;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.money.Amount;
import java.util.List;

/**
 * How an epoch was closed.
 *
 * @param minted what it minted
 * @param shares of the tasks that were active, in their order; they sum to what was minted
 */
public record EpochRecord(int epoch, Amount minted, @Limit(VerifiedTasks.MOST) List<EpochShare> shares)
        implements StateDocument {
    public EpochRecord {
        shares = List.copyOf(shares);
    }
}
