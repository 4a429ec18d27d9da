package io.flock.client.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The sides of the first principal component of some vectors: the sign of a vector's part in it tells its side. A vector that
 * leads less than half as far that way as the middle one of its side, by what all others have in common, is on none: noise
 * has a sign too.
 */
final class PrincipalComponent {
    /** Of how far the middle vector of a side leads. */
    private static final double LEAST_SHARE = 0.5;

    private static final int LEAST_MEMBERS = 2;

    /** Of the power iteration. Signs are settled long before it: what is not parted clearly is on no side. */
    private static final int ITERATIONS = 200;

    private PrincipalComponent() {}

    /**
     * None, one or two sides of two vectors or more, by the numbers of their members, which rise.
     *
     * @param products of the vectors with each other
     */
    static List<List<Integer>> sides(double[][] products) {
        double[] signs = signs(products);
        double[] along = along(products, signs);
        List<List<Integer>> sides = new ArrayList<>();
        for (double side : new double[] {1, -1}) {
            double least = LEAST_SHARE * middle(along, signs, side);
            List<Integer> members = IntStream.range(0, along.length)
                    .filter(i -> signs[i] == side && along[i] > 0 && along[i] >= least)
                    .boxed()
                    .toList();
            if (members.size() >= LEAST_MEMBERS) {
                sides.add(members);
            }
        }
        return sides;
    }

    /** Of the leading eigenvector, by power iteration; it starts where no vector weighs as much as another. */
    private static double[] signs(double[][] products) {
        int n = products.length;
        double[] vector = IntStream.range(0, n).mapToDouble(i -> n + i).toArray();
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] next = new double[n];
            double largest = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    next[i] += products[i][j] * vector[j];
                }
                largest = Math.max(largest, Math.abs(next[i]));
            }
            for (int i = 0; i < n; i++) {
                vector[i] = next[i] / largest;
            }
        }
        return Arrays.stream(vector).map(Math::signum).toArray();
    }

    /** How far each leads the way of its side, by what all others have in common. */
    private static double[] along(double[][] products, double[] signs) {
        double[] along = new double[signs.length];
        for (int i = 0; i < along.length; i++) {
            for (int j = 0; j < along.length; j++) {
                along[i] += i == j ? 0 : signs[i] * signs[j] * products[i][j];
            }
        }
        return along;
    }

    private static double middle(double[] along, double[] signs, double side) {
        double[] sorted = IntStream.range(0, along.length)
                .filter(i -> signs[i] == side)
                .mapToDouble(i -> along[i])
                .sorted()
                .toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
