package io.flock.client.judge;

import io.flock.protocol.identity.AccountId;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The steps of a round's updates at unit length, and the two factions that they fall into. Once a model has learnt most of
 * what it can, a single step is mostly noise; what many steps have in common is not, and neither is which of them go against
 * it, or aside.
 */
final class Factions {
    private final List<AccountId> accounts;
    private final double[][] cosines;

    private Factions(List<AccountId> accounts, double[][] cosines) {
        this.accounts = accounts;
        this.cosines = cosines;
    }

    /** @param among whose updates are looked at; those that take no step belong to none */
    static Factions of(Gram gram, SortedSet<AccountId> among) {
        int[] rows = IntStream.range(0, gram.size())
                .filter(row ->
                        gram.norm(row) > 0 && among.contains(gram.accounts().get(row)))
                .toArray();
        double[][] cosines = Arrays.stream(rows)
                .mapToObj(i ->
                        Arrays.stream(rows).mapToDouble(j -> gram.cosine(i, j)).toArray())
                .toArray(double[][]::new);
        return new Factions(Arrays.stream(rows).mapToObj(gram.accounts()::get).toList(), cosines);
    }

    /**
     * None, one or two factions of two members or more: those that follow what most steps have in common, and those that
     * oppose it. The direction is the first principal component of the steps, not centred.
     */
    List<SortedSet<AccountId>> opposed() {
        return named(PrincipalComponent.sides(cosines));
    }

    /**
     * None, one or two factions of two members or more: those that lie on one side, and on the other, of what parts the steps
     * most. The direction is the first principal component of the steps, centred: it leaves out what all have in common.
     */
    List<SortedSet<AccountId>> apart() {
        int n = cosines.length;
        double[] means = Arrays.stream(cosines)
                .mapToDouble(row -> Arrays.stream(row).sum() / n)
                .toArray();
        double all = Arrays.stream(means).sum() / n;
        double[][] centred = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                centred[i][j] = cosines[i][j] - means[i] - means[j] + all;
            }
        }
        return named(PrincipalComponent.sides(centred));
    }

    /**
     * Those of a faction that answer for what it does. It is parted once more, and a part that does not do by itself what the
     * whole does answers for nobody else.
     *
     * @param does whether these do by themselves what the faction does
     */
    SortedSet<AccountId> answering(SortedSet<AccountId> faction, Predicate<SortedSet<AccountId>> does) {
        SortedSet<AccountId> answering = new TreeSet<>(faction);
        for (SortedSet<AccountId> part : among(faction).apart()) {
            if (!does.test(part)) {
                answering.removeAll(part);
            }
        }
        return answering;
    }

    private Factions among(SortedSet<AccountId> some) {
        int[] rows = IntStream.range(0, accounts.size())
                .filter(row -> some.contains(accounts.get(row)))
                .toArray();
        double[][] of = Arrays.stream(rows)
                .mapToObj(
                        i -> Arrays.stream(rows).mapToDouble(j -> cosines[i][j]).toArray())
                .toArray(double[][]::new);
        return new Factions(Arrays.stream(rows).mapToObj(accounts::get).toList(), of);
    }

    private List<SortedSet<AccountId>> named(List<List<Integer>> sides) {
        return sides.stream()
                .<SortedSet<AccountId>>map(
                        side -> side.stream().map(accounts::get).collect(Collectors.toCollection(TreeSet::new)))
                .toList();
    }
}
