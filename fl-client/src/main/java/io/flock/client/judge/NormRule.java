package io.flock.client.judge;

import io.flock.client.bundle.JudgingSection;
import java.util.Collection;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How far updates may move: no less than a free rider's nothing, no more than a few times the round's median, or the
 * voter's own step where that is longer.
 *
 * <p>The median is over the updates that are neither free riders nor in collusion: with them in it, two free riders of
 * three proposers would make the honest one an outlier, and so would two that agreed on a short step, such as the mean of
 * the honest turned round.
 *
 * <p>Steps count by themselves: running statistics, which move by the data and by whatever scale a layer's inputs have,
 * would hide a long one. They have a median of their own, of the updates that move any, and the square of the bound:
 * variances go with the square of steps.
 *
 * <p>Whoever is the majority of a round has its medians, and could make the honest outliers by short steps. So an outlier is
 * held against the voter's own steps as well, by {@link #orOwn}: nobody else has a part in those.
 *
 * @param median of the lengths of steps, or a longer one that stands for it
 * @param statisticsMedian of the lengths of what running statistics move by, or a longer one; 0 where none move
 */
record NormRule(JudgingSection tolerances, double median, double statisticsMedian) {
    static NormRule of(JudgingSection tolerances, Collection<UpdateNorm> norms) {
        return new NormRule(
                tolerances,
                median(norms, norm -> isFreeRider(tolerances, norm) ? 0 : norm.step()),
                median(norms, UpdateNorm::statistics));
    }

    Optional<Reason> broken(UpdateNorm norm) {
        if (isFreeRider(tolerances, norm)) {
            return Optional.of(Reason.FREE_RIDER);
        }
        boolean far = norm.step() > tolerances.normBound() * median || norm.statistics() > statisticsBound();
        return far ? Optional.of(Reason.NORM_OUTLIER) : Optional.empty();
    }

    /**
     * The same rule for a voter that knows how far honest steps lead: it allows what either the medians or these allow.
     *
     * @param own what the voter's own training moves, at most
     */
    NormRule orOwn(UpdateNorm own) {
        return new NormRule(tolerances, Math.max(median, own.step()), Math.max(statisticsMedian, own.statistics()));
    }

    private double statisticsBound() {
        return tolerances.normBound() * tolerances.normBound() * statisticsMedian;
    }

    /** Whether there is no step: statistics are counted, by whoever looks at examples without learning from them. */
    static boolean isFreeRider(JudgingSection tolerances, UpdateNorm norm) {
        return norm.step() == 0 || norm.step() < tolerances.minNorm();
    }

    /** Of those that are not 0. */
    private static double median(Collection<UpdateNorm> norms, ToDoubleFunction<UpdateNorm> of) {
        double[] sorted = norms.stream()
                .mapToDouble(of)
                .filter(norm -> norm != 0)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return 0;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    @Override
    public String toString() {
        String steps = "bound " + tolerances.normBound() + " x median " + median;
        return statisticsMedian == 0 ? steps : steps + ", of running statistics " + statisticsBound();
    }
}
