package io.flock.client.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.Fill;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Steps of 1,000 values from a model of zeros: a part that all have in common, and noise. */
class FactionsTest {
    private static final int SIZE = 1000;
    private static final TensorLayout LAYOUT = TensorLayout.of(List.of(new TensorSpec("v", List.of(SIZE), Fill.ZERO)));
    private static final ModelWeights GLOBAL = ModelWeights.of(LAYOUT, new float[SIZE]);

    private final SortedMap<AccountId, ModelWeights> updates = new TreeMap<>();
    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void stepsThatHaveLittleInCommon_arePartedByIt_withoutAnError() {
        // The noise is four times as long: a cosine of 1/17 between two, 0.03 by chance alone.
        SortedSet<AccountId> forwards = steps(12, 1, 4);
        SortedSet<AccountId> backwards = steps(9, -1, 4);

        assertThat(factions()).containsExactlyInAnyOrder(forwards, backwards);
    }

    @Test
    void majority_isNoMatter() {
        SortedSet<AccountId> forwards = steps(5, 1, 3);
        SortedSet<AccountId> backwards = steps(14, -1, 3);

        assertThat(factions()).containsExactlyInAnyOrder(forwards, backwards);
    }

    @Test
    void length_isNoMatter() {
        SortedSet<AccountId> forwards = steps(8, 1, 3);
        SortedSet<AccountId> backwards = new TreeSet<>();
        for (int i = 0; i < 6; i++) {
            backwards.add(step(-10, 30));
        }

        assertThat(factions()).containsExactlyInAnyOrder(forwards, backwards);
    }

    @Test
    void whereNobodyGoesBack_thereIsOneFaction() {
        SortedSet<AccountId> forwards = steps(15, 1, 2);

        assertThat(factions()).containsExactly(forwards);
    }

    @Test
    void noise_belongsToNone() {
        SortedSet<AccountId> forwards = steps(10, 1, 2);
        SortedSet<AccountId> backwards = steps(6, -1, 2);
        SortedSet<AccountId> noise = steps(3, 0, 2);

        List<SortedSet<AccountId>> factions = factions();

        assertThat(factions).hasSize(2);
        assertThat(factions).anyMatch(faction -> faction.containsAll(forwards));
        assertThat(factions).anyMatch(faction -> faction.containsAll(backwards));
        assertThat(factions).allSatisfy(faction -> assertThat(faction).doesNotContainAnyElementsOf(noise));
    }

    @Test
    void whoGoesBackAlone_isNoFaction() {
        SortedSet<AccountId> forwards = steps(10, 1, 1);
        step(-1, 1);

        assertThat(factions()).containsExactly(forwards);
    }

    @Test
    void onlyThoseThatAreAskedFor_count() {
        SortedSet<AccountId> forwards = steps(6, 1, 1);
        steps(6, -1, 1);

        assertThat(of(forwards).opposed()).containsExactly(forwards);
    }

    @Test
    void fewerThanTwo_areNoFaction() {
        assertThat(factions()).isEmpty();
        step(1, 1);
        assertThat(factions()).isEmpty();
    }

    @Test
    void stepsThatHaveNothingInCommon_areNoFaction() {
        for (int i = 0; i < 3; i++) {
            float[] values = new float[SIZE];
            values[i] = 1;
            add(values);
        }

        assertThat(factions()).isEmpty();
    }

    @Test
    void whoGoesAside_isPartedFromTheOthers_thoughAllGoForwards() {
        SortedSet<AccountId> straight = steps(10, 2, 1, 0);
        SortedSet<AccountId> aside = steps(7, 2, 1, 1);

        assertThat(of(updates.keySet()).opposed()).containsExactly(all());
        assertThat(of(updates.keySet()).apart()).containsExactlyInAnyOrder(straight, aside);
    }

    @Test
    void whoGoesAside_isParted_whereTheyAreTheMajority_andAmongThoseAskedForOnly() {
        SortedSet<AccountId> straight = steps(5, 2, 1, 0);
        SortedSet<AccountId> aside = steps(9, 2, 1, 1);
        SortedSet<AccountId> asked = all();
        steps(20, -3, 1, 0);

        assertThat(of(asked).apart()).containsExactlyInAnyOrder(straight, aside);
    }

    @Test
    void stepsThatAreAllTheSame_arePartedByNothing() {
        float[] values = new float[SIZE];
        values[3] = 1;
        for (int i = 0; i < 4; i++) {
            add(values);
        }

        assertThat(of(updates.keySet()).apart()).isEmpty();
    }

    @Test
    void ofThree_thereAreNeverTwoFactions() {
        steps(2, 2, 1, 0);
        steps(1, 2, 1, 1);

        assertThat(of(updates.keySet()).apart()).hasSizeLessThan(2);
    }

    @Test
    void fewerThanTwo_arePartedByNothing() {
        assertThat(of(updates.keySet()).apart()).isEmpty();
        step(1, 1);
        assertThat(of(updates.keySet()).apart()).isEmpty();
    }

    private SortedSet<AccountId> all() {
        return new TreeSet<>(updates.keySet());
    }

    private Factions of(Collection<AccountId> among) {
        return Factions.of(Gram.of(updates, GLOBAL), new TreeSet<>(among));
    }

    private List<SortedSet<AccountId>> factions() {
        return Factions.of(Gram.of(updates, GLOBAL), new TreeSet<>(updates.keySet()))
                .opposed();
    }

    private SortedSet<AccountId> steps(int count, double common, double noise) {
        return steps(count, common, noise, 0);
    }

    private SortedSet<AccountId> steps(int count, double common, double noise, double aside) {
        SortedSet<AccountId> accounts = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            accounts.add(step(common, noise, aside));
        }
        return accounts;
    }

    private AccountId step(double common, double noise) {
        return step(common, noise, 0);
    }

    /** What all have in common, chance, and what some have in common besides. */
    private AccountId step(double common, double noise, double aside) {
        float[] values = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[i] = (float) (common * Integer.signum(i * 7919 % 13 - 6)
                    + noise * random.nextDouble(-1.7, 1.7)
                    + aside * Integer.signum(i * 104729 % 11 - 5));
        }
        return add(values);
    }

    private AccountId add(float[] values) {
        AccountId account = AccountId.of("Org" + (1 + updates.size() % 3) + "MSP", "p" + updates.size());
        updates.put(account, ModelWeights.of(LAYOUT, values));
        return account;
    }
}
