package io.flock.protocol.aggregate;

import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.FlatWeights;
import io.flock.protocol.tensor.ModelWeights;
import java.util.SortedMap;

/**
 * The next global model from a round's standing updates, by the task's rule.
 *
 * <p>Every rule reads the updates a block of coordinates at a time, so that with updates in files ({@link
 * io.flock.protocol.tensor.MappedWeights}) it takes memory for one model and some blocks, however many updates there
 * are. Work is split over coordinates on the common pool, or on the {@link java.util.concurrent.ForkJoinPool} that it is
 * called from; the number of threads changes no bit.
 */
public final class Aggregation {
    private Aggregation() {}

    /**
     * Combines the updates.
     *
     * @param global the model that they started from; only {@code clippedMean} looks at it
     * @param updates by account, in the natural order; at least {@link AggregationRule#leastUpdates()}
     * @throws FlockException {@code MODEL_INVALID}: an update of another layout; {@code INVALID_ARGUMENT}: too few
     */
    public static ModelWeights of(
            AggregationRule rule, FlatWeights global, SortedMap<AccountId, ? extends FlatWeights> updates) {
        Updates all = Updates.of(rule, global.layout(), updates);
        int n = all.count();
        if (rule instanceof AggregationRule.Median) {
            return new OrderedMean(all, (n - 1) / 2, n / 2).result();
        } else if (rule instanceof AggregationRule.TrimmedMean trimmed) {
            int k = trimmed.trimmed(n);
            return new OrderedMean(all, k, n - 1 - k).result();
        } else if (rule instanceof AggregationRule.Krum krum) {
            return EqualMean.of(all.select(KrumScores.best(SquaredDistances.of(all), krum.faulty(), 1)));
        } else if (rule instanceof AggregationRule.MultiKrum krum) {
            return EqualMean.of(all.select(KrumScores.best(SquaredDistances.of(all), krum.faulty(), krum.selected())));
        } else if (rule instanceof AggregationRule.GeometricMedian) {
            return GeometricMedian.of(all);
        } else if (rule instanceof AggregationRule.ClippedMean clipped) {
            return new ClippedMean(all, global, clipped.micros()).result();
        }
        return EqualMean.of(all);
    }
}
