package io.flock.client.judge;

import io.flock.protocol.identity.AccountId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A round's updates in factions by the direction that they have in common: those that follow it, and those that oppose
 * it. Once a model has learnt most of what it can, a single step is mostly noise; what many steps have in common is not,
 * and neither is which of them go against it.
 *
 * <p>The direction is the first principal component of the steps at unit length, not centred; the sign of a step's part
 * in it tells its side. A step is a member of its side's faction if it leads at least half as far that way as the one
 * that leads furthest. Those that do not are parted among themselves in the same way: where some steps have much in
 * common, the sign of all others is chance, until the first are gone.
 */
final class Factions {
    /** Of how far the step leads that leads furthest. */
    private static final double LEAST_SHARE = 0.5;

    /** Of its cosine with the rest, in deviations of chance: noise has a sign too. */
    private static final double LEAST_DEVIATIONS = 3;

    private static final int LEAST_MEMBERS = 2;

    /** Of the power iteration. Signs are settled long before it: what is not parted clearly belongs to no faction. */
    private static final int ITERATIONS = 200;

    private Factions() {}

    /**
     * The factions of two members or more, none of them in two.
     *
     * @param among whose updates are looked at; each moves something
     */
    static List<SortedSet<AccountId>> of(Gram gram, SortedSet<AccountId> among) {
        List<SortedSet<AccountId>> factions = new ArrayList<>();
        List<Integer> left = IntStream.range(0, gram.size())
                .filter(row -> among.contains(gram.accounts().get(row)))
                .boxed()
                .collect(Collectors.toCollection(ArrayList::new));
        while (left.size() >= LEAST_MEMBERS) {
            double[][] cosines = cosines(gram, left);
            double[] signs = signs(cosines);
            double[] along = along(cosines, signs);
            double most = Arrays.stream(along).max().orElseThrow();
            if (!(most * Math.sqrt(gram.dimension()) >= LEAST_DEVIATIONS)) {
                break;
            }
            List<Integer> gone = new ArrayList<>();
            for (double side : new double[] {1, -1}) {
                SortedSet<AccountId> members = new TreeSet<>();
                for (int i = 0; i < along.length; i++) {
                    if (signs[i] == side && along[i] >= LEAST_SHARE * most) {
                        members.add(gram.accounts().get(left.get(i)));
                        gone.add(left.get(i));
                    }
                }
                if (members.size() >= LEAST_MEMBERS) {
                    factions.add(members);
                }
            }
            left.removeAll(gone);
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

    /** Of each the cosine with the sum of all others, each taken in the direction of its side. */
    private static double[] along(double[][] cosines, double[] signs) {
        int n = signs.length;
        double[] along = new double[n];
        double square = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double part = signs[i] * signs[j] * cosines[i][j];
                along[i] += i == j ? 0 : part;
                square += part;
            }
        }
        for (int i = 0; i < n; i++) {
            double others = square - 2 * along[i] - signs[i] * signs[i];
            along[i] = others > 0 ? along[i] / Math.sqrt(others) : 0;
        }
        return along;
    }
}
