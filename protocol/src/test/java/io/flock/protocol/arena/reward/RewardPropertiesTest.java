package io.flock.protocol.arena.reward;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.arena.Rank;
import io.flock.protocol.arena.RewardRules;
import io.flock.protocol.arena.Score;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class RewardPropertiesTest {
    private static final RewardRules RULES = RewardRules.defaults();
    private static final Digest SEED = FieldHash.ofDomain("rewards").digest();

    private static AccountId account(int organisation, String name) {
        return AccountId.of("Org" + organisation, name);
    }

    private static Amount of(SortedMap<AccountId, Amount> parts, int organisation) {
        return Amount.sum(parts.entrySet().stream()
                .filter(part -> part.getKey().organisation().text().equals("Org" + organisation))
                .map(Map.Entry::getValue)
                .toList());
    }

    private static List<Contender> contenders(List<Integer> scores) {
        List<Contender> contenders = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            contenders.add(new Contender(account(i % 5, "n" + i), Score.of(scores.get(i)), i % 3));
        }
        return contenders;
    }

    private static SortedMap<AccountId, Amount> stakes(List<Contender> contenders) {
        SortedMap<AccountId, Amount> stakes = new TreeMap<>();
        contenders.forEach(contender -> stakes.put(
                contender.account(),
                Amount.ofFlock(10 + contender.account().name().length())));
        return stakes;
    }

    @Property(tries = 200)
    void nodeRewards_sumToWhatThereWas_whateverTheOrder(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 1_000_000) Integer> scores,
            @ForAll @LongRange(max = 1_000_000_000_000L) long whole,
            @ForAll long shuffle) {
        List<Contender> contenders = contenders(scores);
        List<Contender> shuffled = new ArrayList<>(contenders);
        Collections.shuffle(shuffled, new Random(shuffle));
        List<Rank> ranking = Ranking.of(contenders, RULES.minGain(), SEED);
        SortedMap<AccountId, Amount> parts =
                NodeRewards.split(Amount.ofMicros(whole), ranking, stakes(contenders), RULES, SEED);

        assertThat(Ranking.of(shuffled, RULES.minGain(), SEED)).isEqualTo(ranking);
        assertThat(Amount.sum(parts.values())).isEqualTo(Amount.ofMicros(whole));
    }

    @Property(tries = 200)
    void bothSides_sumToTheWhole(
            @ForAll @LongRange(max = 1_000_000_000_000_000L) long whole,
            @ForAll @IntRange(max = 500_000) int gamma,
            @ForAll @LongRange(max = 1_000_000_000_000_000L) long nodes,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000_000L) long validators) {
        EpochReward split = EpochReward.split(
                Amount.ofMicros(whole), Millionths.of(gamma), Amount.ofMicros(nodes), Amount.ofMicros(validators));
        Millionths locked = RULES.lockedShare();

        assertThat(split.nodes().plus(split.validators())).isEqualTo(Amount.ofMicros(whole));
        assertThat(split.locked(locked).plus(split.immediate(locked))).isEqualTo(split.nodes());
    }

    /** Attacks 31 and 45: one account or many with near copies of the same model, the organisation gets the same. */
    @Property(tries = 100)
    void attack45_aWinnersNearCopiesUnderMoreAccounts_gainNothing(
            @ForAll @IntRange(min = 2, max = 12) int copies, @ForAll @IntRange(max = 999) int noise) {
        List<Contender> one = new ArrayList<>(List.of(
                new Contender(account(1, "n"), Score.of(950_000), 0),
                new Contender(account(2, "n"), Score.of(949_500), 0),
                new Contender(account(3, "n"), Score.of(900_000), 0)));
        List<Contender> many = new ArrayList<>(one);
        SortedMap<AccountId, Amount> stakesOfOne = stakes(one);
        stakesOfOne.put(account(1, "n"), Amount.ofFlock(12L * copies));
        SortedMap<AccountId, Amount> stakesOfMany = new TreeMap<>(stakesOfOne);
        stakesOfMany.put(account(1, "n"), Amount.ofFlock(12));
        for (int i = 1; i < copies; i++) {
            many.add(new Contender(account(1, "copy" + i), Score.of(950_000 - noise), 0));
            stakesOfMany.put(account(1, "copy" + i), Amount.ofFlock(12));
        }
        Amount whole = Amount.ofFlock(1_000);

        Amount alone =
                of(NodeRewards.split(whole, Ranking.of(one, RULES.minGain(), SEED), stakesOfOne, RULES, SEED), 1);
        Amount spread =
                of(NodeRewards.split(whole, Ranking.of(many, RULES.minGain(), SEED), stakesOfMany, RULES, SEED), 1);

        assertThat(spread).isEqualTo(alone);
    }

    /** Attack 31: one validator with all assignments, or several that share them. */
    @Property(tries = 100)
    void attack31_validatorsOfOneOrganisation_earnTheSameHoweverTheyShareStakeAndWork(
            @ForAll @IntRange(min = 2, max = 10) int accounts, @ForAll @IntRange(min = 1, max = 5) int each) {
        SortedMap<AccountId, Amount> one = new TreeMap<>();
        SortedMap<AccountId, Amount> many = new TreeMap<>();
        List<Work> workOfOne = new ArrayList<>();
        List<Work> workOfMany = new ArrayList<>();
        one.put(account(2, "v"), Amount.ofFlock(70));
        workOfOne.add(new Work(account(2, "v"), Collections.nCopies(7, 10)));
        many.putAll(one);
        workOfMany.addAll(workOfOne);
        one.put(account(1, "v"), Amount.ofFlock(10L * accounts));
        workOfOne.add(new Work(account(1, "v"), Collections.nCopies(accounts * each, 25)));
        List<Work> everyoneOfMany = new ArrayList<>(workOfMany);
        for (int i = 0; i < accounts; i++) {
            many.put(account(1, "v" + i), Amount.ofFlock(10));
            workOfMany.add(new Work(account(1, "v" + i), Collections.nCopies(each, 25)));
            everyoneOfMany.add(new Work(account(1, "v" + i), Collections.nCopies(accounts * each, 25)));
        }

        assertThat(of(split(workOfMany, ValidatorRewards.Basis.DRAWN, many), 1))
                .isEqualTo(of(split(workOfOne, ValidatorRewards.Basis.DRAWN, one), 1));
        assertThat(of(split(everyoneOfMany, ValidatorRewards.Basis.EVERYONE, many), 1))
                .isEqualTo(of(split(workOfOne, ValidatorRewards.Basis.EVERYONE, one), 1));
    }

    private static SortedMap<AccountId, Amount> split(
            List<Work> works, ValidatorRewards.Basis basis, SortedMap<AccountId, Amount> stakes) {
        SortedMap<AccountId, Amount> parts =
                ValidatorRewards.split(Amount.ofFlock(1_000), works, basis, stakes, RULES, Millionths.of(2_000), SEED);
        assertThat(Amount.sum(parts.values())).isEqualTo(Amount.ofFlock(1_000));
        return parts;
    }

    /** Attack 17: among equals the earlier epoch owns the rank, however the seed falls. */
    @Property(tries = 100)
    void attack17_aNearCopyOfALaterEpoch_isRankedBehind(@ForAll @IntRange(max = 999) int better, @ForAll int salt) {
        Digest seed = FieldHash.ofDomain("tie").field(salt).digest();
        List<Rank> ranking = Ranking.of(
                List.of(
                        new Contender(account(1, "first"), Score.of(900_000), 2),
                        new Contender(account(2, "copy"), Score.of(900_000 + better), 3)),
                RULES.minGain(),
                seed);

        assertThat(ranking.get(0).account()).isEqualTo(account(1, "first"));
        assertThat(ranking.get(1).rank()).isEqualTo(2);
    }

    @Example
    void nobodyAboveTheBaseline_orNoGoodScore_paysNothing() {
        RewardRules rules = RULES.withBaseline(Optional.of(Millionths.of(900_000)));
        List<Contender> contenders = contenders(List.of(900_000, 100_000));
        Work careless = new Work(account(1, "v"), List.of(2_001));

        assertThat(NodeRewards.split(
                        Amount.ofFlock(1),
                        Ranking.of(contenders, rules.minGain(), SEED),
                        stakes(contenders),
                        rules,
                        SEED))
                .isEmpty();
        assertThat(ValidatorRewards.split(
                        Amount.ofFlock(1),
                        List.of(careless),
                        ValidatorRewards.Basis.DRAWN,
                        new TreeMap<>(Map.of(account(1, "v"), Amount.ofFlock(1))),
                        rules,
                        Millionths.of(2_000),
                        SEED))
                .isEmpty();
        assertThat(EpochReward.split(Amount.ofFlock(1), rules.gamma(), Amount.ZERO, Amount.ZERO))
                .isEqualTo(new EpochReward(Amount.ZERO, Amount.ZERO));
    }

    @Example
    void theFinalReward_vestsLinearly() {
        Amount whole = Amount.ofMicros(1_000_001);
        long day = 86_400;

        assertThat(Vesting.vested(whole, 100, 10, 50)).isEqualTo(Amount.ZERO);
        assertThat(Vesting.vested(whole, 100, 10, 100 + day)).isEqualTo(Amount.ofMicros(100_000));
        assertThat(Vesting.vested(whole, 100, 10, 100 + 10 * day - 1).isLessThan(whole))
                .isTrue();
        assertThat(Vesting.vested(whole, 100, 10, 100 + 10 * day)).isEqualTo(whole);
        assertThat(Vesting.vested(whole, 100, 0, 100)).isEqualTo(whole);
        assertThat(Vesting.vested(Amount.ofMicros(Long.MAX_VALUE), 0, 3_650, day * 1_825))
                .isEqualTo(Amount.ofMicros(Long.MAX_VALUE / 2));
    }

    @Example
    void anEpoch_sharesThePoolWithThoseToComeAndTheFinal() {
        assertThat(EpochReward.whole(Amount.ofFlock(110), 11)).isEqualTo(Amount.ofFlock(10));
    }
}
