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
 * in it tells its faction. A step that leads less than half as far along its faction as the middle one of it belongs to
 * none: noise has a sign too.
 */
final class Factions {
    /** Of what the middle member of a faction leads along it. */
    private static final double LEAST_SHARE = 0.5;

    private static final int LEAST_MEMBERS = 2;

    /** Of the power iteration. Signs are settled long before it: what is not parted clearly belongs to no faction. */
    private static final int ITERATIONS = 200;

    private Factions() {}

    /**
     * None, one or two factions of two members or more.
     *
     * @param among whose updates are looked at; each moves something
     */
    static List<SortedSet<AccountId>> of(Gram gram, SortedSet<AccountId> among) {
        int[] rows = IntStream.range(0, gram.size())
                .filter(row -> among.contains(gram.accounts().get(row)))
                .toArray();
        double[][] cosines = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                cosines[i][j] = gram.cosine(rows[i], rows[j]);
            }
        }
        double[] signs = signs(cosines);
        double[] along = along(cosines, signs);
        List<SortedSet<AccountId>> factions = new ArrayList<>();
        for (double side : new double[] {1, -1}) {
            int[] followers = IntStream.range(0, rows.length)
                    .filter(i -> signs[i] == side)
                    .toArray();
            double least = LEAST_SHARE * middle(followers, along);
            SortedSet<AccountId> members = new TreeSet<>();
            for (int i : followers) {
                if (along[i] > 0 && along[i] >= least) {
                    members.add(gram.accounts().get(rows[i]));
                }
            }
            if (members.size() >= LEAST_MEMBERS) {
                factions.add(members);
            }
        }
        return factions;
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

    /** How far each leads the way of its faction, by what all others have in common. */
    private static double[] along(double[][] cosines, double[] signs) {
        double[] along = new double[signs.length];
        for (int i = 0; i < along.length; i++) {
            for (int j = 0; j < along.length; j++) {
                along[i] += i == j ? 0 : signs[i] * signs[j] * cosines[i][j];
            }
        }
        return along;
    }

    private static double middle(int[] of, double[] along) {
        double[] sorted = Arrays.stream(of).mapToDouble(i -> along[i]).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
