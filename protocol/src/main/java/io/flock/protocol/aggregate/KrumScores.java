package io.flock.protocol.aggregate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Krum (Blanchard, El Mhamdi, Guerraoui, Stainer 2017): the score of an update is the sum of the squared distances to
 * its n − f − 2 nearest neighbours, from the nearest on.
 */
final class KrumScores {
    private KrumScores() {}

    /** The places of the m updates with the least scores, in account order; of equal scores the first account's. */
    static int[] best(double[][] squaredDistances, int faulty, int m) {
        int n = squaredDistances.length;
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            scores[i] = score(squaredDistances[i], i, n - faulty - 2);
        }
        return IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).thenComparing(i -> i))
                .limit(m)
                .mapToInt(i -> i)
                .sorted()
                .toArray();
    }

    private static double score(double[] distances, int self, int neighbours) {
        double[] others = IntStream.range(0, distances.length)
                .filter(j -> j != self)
                .mapToDouble(j -> distances[j])
                .toArray();
        Arrays.sort(others);
        double sum = 0;
        for (int k = 0; k < neighbours; k++) {
            sum += others[k];
        }
        return sum;
    }
}
