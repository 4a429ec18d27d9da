package io.flock.client.judge;

import io.flock.client.data.Examples;
import io.flock.client.evaluate.Evaluator;
import io.flock.client.evaluate.Trial;
import io.flock.protocol.alliance.AggregateScore;
import io.flock.protocol.arena.Metric;
import io.flock.protocol.tensor.ModelWeights;

/**
 * Scores the aggregate of all updates of a round by what it does to the bundle's metric on the voter's test split: {@code
 * gain / measured before}, in millionths, cut at the whole. A metric that stays the same speaks for it, as in FLock's table
 * of payoffs; weights that stay the same against it, since only free riders change nothing.
 *
 * @param evaluator stays the caller's to close
 */
public record AggregateJudge(Evaluator evaluator, Metric metric, Examples test) {
    private static final AggregateScore UNCHANGED = AggregateScore.of(-1);

    /** What the aggregate is to the global model; one that can't be measured, or has no finite loss, is the worst. */
    public AggregateScore score(ModelWeights global, ModelWeights aggregate) {
        if (aggregate.tensorDigest().equals(global.tensorDigest())) {
            return UNCHANGED;
        }
        Trial before = evaluator.evaluate(global, test);
        Trial after = evaluator.evaluate(aggregate, test);
        if (!Double.isFinite(after.loss())) {
            return AggregateScore.WORST;
        }
        if (!Double.isFinite(before.loss())) {
            return AggregateScore.of(AggregateScore.MOST);
        }
        return score(measured(before), measured(after));
    }

    /** Measurements in millionths, not negative. */
    AggregateScore score(long before, long after) {
        long gain = metric.isError() ? before - after : after - before;
        if (gain == 0) {
            return AggregateScore.NO_OBJECTION;
        }
        double relative = Math.min(1, (double) Math.abs(gain) / Math.max(1, before));
        int strength = (int) Math.max(1, Math.rint(relative * AggregateScore.MOST));
        return AggregateScore.of(gain > 0 ? strength : -strength);
    }

    private long measured(Trial trial) {
        return ((Trial.Measured) trial)
                .evaluation()
                .by(metric)
                .orElseThrow(() -> new IllegalStateException("the evaluator does not measure " + metric));
    }
}
