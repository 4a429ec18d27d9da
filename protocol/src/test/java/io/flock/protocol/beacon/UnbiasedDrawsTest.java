package io.flock.protocol.beacon;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Share;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Distributions over fixed seeds; the bounds are chi-squared quantiles at 0.999. */
class UnbiasedDrawsTest {
    private static final int SEEDS = 8_000;

    private static Digest seed(String purpose, int i) {
        return FieldHash.ofDomain(purpose).field(i).digest();
    }

    private static Share<AccountId> share(String organisation, String name, long stake) {
        return new Share<>(AccountId.of(organisation, name), BigInteger.valueOf(stake));
    }

    @Test
    void integersBelowABound_areEquallyLikely() {
        long[] counts = new long[7];
        DrawStream stream = new DrawStream(seed("ints", 0), "uniform");
        for (int i = 0; i < 35_000; i++) {
            counts[stream.below(BigInteger.valueOf(7)).intValue()]++;
        }

        assertThat(ChiSquared.of(counts, new double[] {1, 1, 1, 1, 1, 1, 1})).isLessThan(22.46);
    }

    @Test
    void weightedDraws_followTheWeights() {
        List<Share<String>> shares = List.of(
                new Share<>("a", BigInteger.ONE),
                new Share<>("b", BigInteger.TWO),
                new Share<>("c", BigInteger.valueOf(7)));
        long[] counts = new long[3];
        for (int i = 0; i < SEEDS; i++) {
            counts["abc".indexOf(WeightedDraw.one(shares, new DrawStream(seed("weights", i), "w")))]++;
        }

        assertThat(ChiSquared.of(counts, new double[] {1, 2, 7})).isLessThan(13.82);
    }

    @Test
    void theFirstSeat_goesToOrganisationsByTheirTotalStake() {
        List<Share<AccountId>> candidates = List.of(
                share("A", "1", 100),
                share("A", "2", 300),
                share("B", "1", 200),
                share("C", "1", 50),
                share("C", "2", 50),
                share("C", "3", 300));
        long[] organisations = new long[3];
        long[] insideC = new long[3];
        for (int i = 0; i < SEEDS; i++) {
            AccountId first =
                    OrganisationDraw.draw(candidates, 3, seed("seat", i), "p").get(0);
            organisations["ABC".indexOf(first.organisation().text())]++;
            if (first.organisation().text().equals("C")) {
                insideC[Integer.parseInt(first.name()) - 1]++;
            }
        }

        assertThat(ChiSquared.of(organisations, new double[] {400, 200, 400})).isLessThan(13.82);
        assertThat(ChiSquared.of(insideC, new double[] {50, 50, 300})).isLessThan(13.82);
    }

    /** Attack 31: a hundred accounts with the same total stake hold exactly the same seats, seed by seed. */
    @Test
    void openingMoreAccountsWithTheSameStake_gainsNoSeat() {
        List<Share<AccountId>> few = new ArrayList<>();
        List<Share<AccountId>> many = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            few.add(share("B", "b" + i, 100));
            few.add(share("C", "c" + i, 100));
        }
        many.addAll(few);
        for (int i = 0; i < 3; i++) {
            few.add(share("A", "a" + i, 1000));
        }
        for (int i = 0; i < 100; i++) {
            many.add(share("A", "a" + i, 30));
        }
        for (int i = 0; i < 300; i++) {
            Digest seed = seed("sybil", i);
            assertThat(organisations(OrganisationDraw.draw(many, 9, seed, "p")))
                    .isEqualTo(organisations(OrganisationDraw.draw(few, 9, seed, "p")));
        }
    }

    private static List<OrganisationId> organisations(List<AccountId> accounts) {
        return accounts.stream().map(AccountId::organisation).toList();
    }

    @Test
    void noOrganisation_holdsMoreThanAThirdOfTheSeats_whileOthersAreThere() {
        List<Share<AccountId>> candidates = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            candidates.add(share("Big", "x" + i, 1_000_000));
            candidates.add(share("B", "b" + i, 1));
            candidates.add(share("C", "c" + i, 1));
        }
        for (int i = 0; i < 200; i++) {
            List<AccountId> drawn = OrganisationDraw.draw(candidates, 7, seed("cap", i), "p");
            assertThat(drawn.stream()
                            .filter(account -> account.organisation().text().equals("Big"))
                            .count())
                    .isLessThanOrEqualTo(3);
        }
    }

    /** Attack 30: whoever may choose a tip or an id last, the draw stays as it is in distribution. */
    @Test
    void whoJoinsLast_orNamesTheTask_canNotSteerTheDraw() {
        List<Share<AccountId>> candidates = List.of(
                share("A", "creator", 100), share("B", "other", 100), share("C", "last", 100), share("D", "more", 100));
        long[] byTip = new long[4];
        long[] byTask = new long[4];
        for (int i = 0; i < SEEDS; i++) {
            byTip["ABCD".indexOf(first(candidates, "task", i))]++;
            byTask["ABCD".indexOf(first(candidates, "task-" + i, i))]++;
        }

        double[] equal = {1, 1, 1, 1};
        assertThat(ChiSquared.of(byTip, equal)).isLessThan(16.27);
        assertThat(ChiSquared.of(byTask, equal)).isLessThan(16.27);
    }

    /** The grinder C tries its i-th tip; the others' preimages are unknown to it, and differ each time. */
    private static String first(List<Share<AccountId>> candidates, String task, int i) {
        SortedMap<AccountId, Digest> preimages = new TreeMap<>();
        candidates.forEach(candidate -> preimages.put(
                candidate.key(),
                seed("preimage of " + candidate.key(), candidate.key().name().equals("last") ? 7 : i)));
        Digest roster = seed("roster with the grinder's tip", i);
        Digest seed = Beacon.ofSeedPhase("flock", TaskId.parse(task), 0, roster, preimages);
        return OrganisationDraw.draw(candidates, 1, seed, "proposer")
                .get(0)
                .organisation()
                .text();
    }

    @Test
    void theStatistic_findsABias() {
        long[] biased = new long[4];
        Arrays.fill(biased, 5_000);
        biased[0] = 5_400;

        assertThat(ChiSquared.of(biased, new double[] {1, 1, 1, 1})).isGreaterThan(16.27);
    }
}
