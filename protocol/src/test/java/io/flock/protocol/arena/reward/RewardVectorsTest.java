package io.flock.protocol.arena.reward;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.flock.protocol.arena.Rank;
import io.flock.protocol.arena.RewardRules;
import io.flock.protocol.arena.Score;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.vectors.Vectors;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class RewardVectorsTest {
    private final JsonObject vector = Vectors.read("arena-rewards.json").getAsJsonObject();
    private final Digest seed = Digest.parse(vector.get("seed").getAsString());
    private final List<JsonObject> contenders = Vectors.objects(vector.get("contenders"));

    private static Amount micros(JsonObject object, String name) {
        return Amount.ofMicros(object.get(name).getAsString());
    }

    private static SortedMap<AccountId, Amount> amounts(JsonElement object) {
        SortedMap<AccountId, Amount> amounts = new TreeMap<>();
        object.getAsJsonObject()
                .entrySet()
                .forEach(entry -> amounts.put(
                        AccountId.parse(entry.getKey()),
                        Amount.ofMicros(entry.getValue().getAsString())));
        return amounts;
    }

    private static List<Work> works(JsonElement object) {
        return object.getAsJsonObject().entrySet().stream()
                .map(entry -> new Work(
                        AccountId.parse(entry.getKey()),
                        StreamSupport.stream(entry.getValue().getAsJsonArray().spliterator(), false)
                                .map(JsonElement::getAsInt)
                                .toList()))
                .toList();
    }

    private RewardRules rules(Optional<Millionths> baseline) {
        RewardRules defaults = RewardRules.defaults();
        return new RewardRules(
                defaults.gamma(),
                Millionths.of(vector.get("rankRatio").getAsInt()),
                Millionths.of(vector.get("stakeExponent").getAsInt()),
                vector.get("distancePenalty").getAsInt(),
                defaults.lockedShare(),
                Millionths.of(vector.get("minGain").getAsInt()),
                defaults.vestingDays(),
                baseline,
                defaults.improvement());
    }

    private List<Rank> ranking() {
        return Ranking.of(
                contenders.stream()
                        .map(one -> new Contender(
                                AccountId.parse(one.get("account").getAsString()),
                                Score.parse(one.get("score").getAsString()),
                                one.get("firstEpoch").getAsInt()))
                        .toList(),
                rules(Optional.empty()).minGain(),
                seed);
    }

    /** FLock's worked figures, to the micro-FLOCK: 118 906.80, 126 041.21 and 133 175.62 where rounded to cents. */
    @Test
    void theSplitBetweenNodesAndValidators_isFLocksFigures() {
        JsonObject flock = vector.getAsJsonObject("flock");
        assertThat(Vectors.objects(flock.get("cases"))).hasSize(3).allSatisfy(one -> {
            EpochReward split = EpochReward.split(
                    micros(flock, "whole"),
                    Millionths.of(one.get("gamma").getAsInt()),
                    micros(flock, "nodeStake"),
                    micros(flock, "validatorStake"));

            assertThat(split).isEqualTo(new EpochReward(micros(one, "nodes"), micros(one, "validators")));
        });
    }

    @Test
    void ranks_areTheGoldenVector() {
        List<Rank> golden = Vectors.objects(vector.get("ranking")).stream()
                .map(one -> new Rank(
                        one.get("rank").getAsInt(),
                        AccountId.parse(one.get("account").getAsString()),
                        Score.parse(one.get("score").getAsString()),
                        one.get("firstEpoch").getAsInt()))
                .toList();

        assertThat(ranking()).isNotEmpty().isEqualTo(golden);
    }

    @Test
    void nodeRewards_areTheGoldenVector() {
        SortedMap<AccountId, Amount> stakes = new TreeMap<>();
        contenders.forEach(one -> stakes.put(AccountId.parse(one.get("account").getAsString()), micros(one, "stake")));
        Amount whole = micros(vector, "nodeReward");

        assertThat(NodeRewards.split(whole, ranking(), stakes, rules(Optional.empty()), seed))
                .isEqualTo(amounts(vector.get("nodeParts")));
        assertThat(NodeRewards.split(whole, ranking(), stakes, rules(Optional.of(Millionths.of(949_001))), seed))
                .isEqualTo(amounts(vector.get("nodePartsAboveBaseline")));
    }

    @Test
    void validatorRewards_areTheGoldenVector() {
        for (ValidatorRewards.Basis basis : ValidatorRewards.Basis.values()) {
            JsonObject golden = vector.getAsJsonObject(basis == ValidatorRewards.Basis.DRAWN ? "drawn" : "everyone");

            assertThat(ValidatorRewards.split(
                            micros(vector, "validatorReward"),
                            works(golden.get("distances")),
                            basis,
                            amounts(vector.get("validatorStakes")),
                            rules(Optional.empty()),
                            Millionths.of(vector.get("scoreTolerance").getAsInt()),
                            seed))
                    .isEqualTo(amounts(golden.get("parts")));
        }
    }

    @Test
    void weights_areRoundedToTwelveDecimals() {
        JsonObject weights = vector.getAsJsonObject("weights");
        assertThat(Vectors.objects(weights.get("power"))).isNotEmpty().allSatisfy(one -> assertThat(RewardWeights.power(
                        micros(one, "stake"), Millionths.of(one.get("exponent").getAsInt())))
                .isEqualTo(new BigInteger(one.get("weight").getAsString())));
        assertThat(Vectors.objects(weights.get("rank"))).isNotEmpty().allSatisfy(one -> assertThat(RewardWeights.rank(
                        Millionths.of(one.get("ratio").getAsInt()),
                        one.get("rank").getAsInt()))
                .isEqualTo(new BigInteger(one.get("weight").getAsString())));
        assertThat(Vectors.objects(weights.get("closeness"))).isNotEmpty().allSatisfy(one -> assertThat(
                        RewardWeights.closeness(
                                one.get("penalty").getAsInt(),
                                one.get("distances").getAsLong(),
                                one.get("count").getAsInt()))
                .isEqualTo(new BigInteger(one.get("weight").getAsString())));
    }
}
