package io.flock.client.judge;

import io.flock.client.bundle.JudgingSection;
import io.flock.protocol.identity.AccountId;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How far updates may move: no less than a free rider's nothing, no more than a few times the round's median.
 *
 * <p>The median is over the updates that are neither free riders nor in collusion: with them in it, two free riders of
 * three proposers would make the honest one an outlier, and so would two that agreed on a short step, such as the mean of
 * the honest turned round.
 */
record NormRule(JudgingSection tolerances, double median) {
    static NormRule of(JudgingSection tolerances, SortedMap<AccountId, Double> norms) {
        double[] moved = norms.values().stream()
                .mapToDouble(Double::doubleValue)
                .filter(norm -> !isFreeRider(tolerances, norm))
                .sorted()
                .toArray();
        return new NormRule(tolerances, median(moved));
    }

    boolean isFreeRider(double norm) {
        return isFreeRider(tolerances, norm);
    }

    Optional<Reason> broken(double norm) {
        if (isFreeRider(norm)) {
            return Optional.of(Reason.FREE_RIDER);
        }
        return norm > tolerances.normBound() * median ? Optional.of(Reason.NORM_OUTLIER) : Optional.empty();
    }

    static boolean isFreeRider(JudgingSection tolerances, double norm) {
        return norm == 0 || norm < tolerances.minNorm();
    }

    private static double median(double[] sorted) {
        if (sorted.length == 0) {
            return 0;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    @Override
    public String toString() {
        return "bound " + tolerances.normBound() + " x median " + median;
    }
}
