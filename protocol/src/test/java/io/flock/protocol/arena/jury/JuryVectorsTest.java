package io.flock.protocol.arena.jury;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.flock.protocol.arena.Assignment;
import io.flock.protocol.arena.Consensus;
import io.flock.protocol.arena.ConsensusRule;
import io.flock.protocol.arena.JuryRules;
import io.flock.protocol.arena.Score;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.vectors.Vectors;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JuryVectorsTest {
    private static Amount micros(JsonObject object, String name) {
        return Amount.ofMicros(object.get(name).getAsString());
    }

    @Test
    void assignments_areTheGoldenVector() {
        JsonObject vector = Vectors.read("arena-draws.json").getAsJsonObject();
        JuryRules defaults = JuryRules.defaults();
        JuryRules rules = new JuryRules(
                vector.get("validatorsPerSubmission").getAsInt(),
                defaults.minScores(),
                vector.get("accountQuota").getAsInt(),
                vector.get("organisationQuota").getAsInt(),
                defaults.consensus(),
                defaults.scoreTolerance(),
                defaults.disputeTolerance(),
                defaults.disputedShare());
        Digest seed = Digest.parse(vector.get("seed").getAsString());
        List<AccountId> nodes = Vectors.texts(vector.get("nodes")).stream()
                .map(AccountId::parse)
                .toList();
        SortedMap<AccountId, Amount> ready = new TreeMap<>();
        Vectors.objects(vector.get("ready"))
                .forEach(one -> ready.put(AccountId.parse(one.get("account").getAsString()), micros(one, "stake")));

        List<Assignment> drawn = AssignmentDraw.draw(nodes, AssignmentDraw.Pool.of(ready), rules, seed);

        assertThat(SeedOrder.of(nodes, seed, "assignment"))
                .extracting(AccountId::toString)
                .isEqualTo(Vectors.texts(vector.get("order")));
        assertThat(drawn).hasSize(nodes.size()).allSatisfy(assignment -> assertThat(assignment.validators())
                .extracting(AccountId::toString)
                .isEqualTo(Vectors.texts(vector.getAsJsonObject("assignments")
                        .get(assignment.node().toString()))));
    }

    @Test
    void organisationWeights_areIntegerRoots_atLeastOne() {
        JsonObject vector = Vectors.read("arena-draws.json").getAsJsonObject();

        assertThat(Vectors.objects(vector.get("weights"))).isNotEmpty().allSatisfy(one -> assertThat(
                        AssignmentDraw.weight(micros(one, "stake")))
                .isEqualTo(new BigInteger(one.get("weight").getAsString())));
    }

    static Stream<JsonObject> cases() {
        return Vectors.objects(
                Vectors.read("arena-consensus.json").getAsJsonObject().get("cases"))
                .stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void consensus_isTheGoldenVector(JsonObject vector) {
        List<Report> reports = Vectors.objects(vector.get("reports")).stream()
                .map(one -> new Report(
                        AccountId.parse(one.get("validator").getAsString()),
                        micros(one, "stake"),
                        Score.parse(one.get("score").getAsString())))
                .toList();
        Consensus median = ConsensusScore.of(reports, ConsensusRule.STAKE_WEIGHTED_MEDIAN);
        Consensus mean = ConsensusScore.of(reports, ConsensusRule.STAKE_WEIGHTED_MEAN);

        assertThat(median.score().map(Score::toString).orElse("none"))
                .isEqualTo(vector.get("median").getAsString());
        assertThat(mean.score().map(Score::toString).orElse("none"))
                .isEqualTo(vector.get("mean").getAsString());
        assertThat(median.counted()).isEqualTo(vector.get("counted").getAsInt());
        assertThat(median.spread()).isEqualTo(vector.get("spread").getAsInt());
    }
}
