package io.flock.client.judge;

import io.flock.protocol.identity.AccountId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A round's updates in the two factions that their leading common direction parts: those that follow it, and those that
 * oppose it. Once a model has learnt most of what it can, a single step is mostly noise; what many steps have in common
 * is not, and neither is which of them go against it.
 *
 * <p>The direction is the first principal component of the steps at unit length, not centred; the sign of a step's part
 * in it tells its side. A step that leads less than half as far that way as the middle one of its side belongs to none:
 * noise has a sign too.
 */
final class Factions {
    /** Of how far the middle step of a side leads. */
    private static final double LEAST_SHARE = 0.5;

    private static final int LEAST_MEMBERS = 2;

    /** Of the power iteration. Signs are settled long before it: what is not parted clearly belongs to no faction. */
    private static final int ITERATIONS = 200;

    private Factions() {}

    /**
     * None, one or two factions of two members or more.
     *
     * @param among whose updates are looked at; those that take no step belong to none
     */
    static List<SortedSet<AccountId>> of(Gram gram, SortedSet<AccountId> among) {
        List<Integer> rows = IntStream.range(0, gram.size())
                .filter(row ->
                        gram.norm(row) > 0 && among.contains(gram.accounts().get(row)))
                .boxed()
                .toList();
        double[][] cosines = cosines(gram, rows);
        double[] signs = signs(cosines);
        double[] along = along(cosines, signs);
        List<SortedSet<AccountId>> factions = new ArrayList<>();
        for (double side : new double[] {1, -1}) {
            double least = LEAST_SHARE * middle(along, signs, side);
            SortedSet<AccountId> members = new TreeSet<>();
            for (int i = 0; i < along.length; i++) {
                if (signs[i] == side && along[i] > 0 && along[i] >= least) {
                    members.add(gram.accounts().get(rows.get(i)));
                }
            }
            if (members.size() >= LEAST_MEMBERS) {
                factions.add(members);
            }
        }
        return factions;
    }

    private static double[][] cosines(Gram gram, List<Integer> rows) {
        double[][] cosines = new double[rows.size()][rows.size()];
        for (int i = 0; i < cosines.length; i++) {
            for (int j = 0; j < cosines.length; j++) {
                cosines[i][j] = gram.cosine(rows.get(i), rows.get(j));
            }
        }
        return cosines;
    }

    /** Of the leading eigenvector, by power iteration; it starts where no step weighs as much as another. */
    private static double[] signs(double[][] cosines) {
        int n = cosines.length;
        double[] vector = IntStream.range(0, n).mapToDouble(i -> n + i).toArray();
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] next = new double[n];
            double largest = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    next[i] += cosines[i][j] * vector[j];
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
    private static double[] along(double[][] cosines, double[] signs) {
        double[] along = new double[signs.length];
        for (int i = 0; i < along.length; i++) {
            for (int j = 0; j < along.length; j++) {
                along[i] += i == j ? 0 : signs[i] * signs[j] * cosines[i][j];
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
