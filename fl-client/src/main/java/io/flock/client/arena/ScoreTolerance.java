package io.flock.client.arena;

import io.flock.protocol.arena.JuryRules;
import io.flock.protocol.arena.Metric;
import io.flock.protocol.money.Millionths;

/** How far apart two scores may be that are the same to a task's jury. */
public final class ScoreTolerance {
    private ScoreTolerance() {}

    /**
     * The ledger's default, which is far more than the rounding of floating point moves a score on another machine. Unless it
     * tips an example from right to wrong: of a small set that is more, so that there the tolerance is one example and a
     * half. Errors have no examples to tip.
     *
     * @param examples of the set, at least 1
     */
    public static Millionths of(Metric metric, int examples) {
        int least = JuryRules.defaults().disputeTolerance().value();
        int tipped = Math.min(Millionths.ONE, (int) Math.ceil(1.5 * Millionths.ONE / examples));
        return Millionths.of(metric.isError() ? least : Math.max(least, tipped));
    }
}
