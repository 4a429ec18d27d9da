package io.flock.client.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.MemberStatus;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.Consensus;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.Result;
import io.flock.protocol.arena.RewardRules;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.Standing;
import io.flock.protocol.arena.Submission;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A node that has shown a model last in epoch 2, and first in epoch 1; now it is epoch 3. */
class ShownModelTest {
    private static final int NOW = 3;
    private static final RewardRules IMPROVEMENTS = RewardRules.defaults();

    @Test
    void modelOfAVoidEpoch_isShownAgain() {
        assertThat(epochOf(IMPROVEMENTS, settled(true, List.of()))).isEqualTo(1);
    }

    @Test
    void modelWithoutAResult_isShownAgain() {
        assertThat(epochOf(IMPROVEMENTS, settled(false, List.of(result(Optional.empty())))))
                .isEqualTo(1);
    }

    @Test
    void judgedModel_isFollowedByThatOfTheEpoch_validOrNot() {
        assertThat(epochOf(IMPROVEMENTS, settled(false, List.of(result(Optional.of(Score.of(900_000)))))))
                .isEqualTo(NOW);
        assertThat(epochOf(IMPROVEMENTS, settled(false, List.of(result(Optional.of(Score.INVALID))))))
                .isEqualTo(NOW);
    }

    @Test
    void whereLastSubmissionsAreRanked_thatOfTheEpochIsShown() {
        assertThat(epochOf(IMPROVEMENTS.withImprovement(Optional.empty()), settled(true, List.of())))
                .isEqualTo(NOW);
    }

    @Test
    void whoHasShownNothing_showsThatOfTheEpoch() {
        ArenaRoster roster = ArenaRoster.opened(List.of(node()), Amount.ZERO, Amount.ZERO);

        assertThat(ShownModel.epochOf(ArenaSituations.ME, roster, IMPROVEMENTS, NOW, epoch -> Optional.empty()))
                .isEqualTo(NOW);
    }

    private static int epochOf(RewardRules rules, EpochSettlement last) {
        ContentRef file = new ContentRef("bafymodel", ArenaSituations.DIGEST);
        Submission submission =
                new Submission(file, new ModelRef("bafymodel", ArenaSituations.DIGEST, ArenaSituations.DIGEST));
        ArenaMember shown = node().withStanding(new Standing(submission, last.epoch(), 1, Optional.empty()));
        ArenaRoster roster = ArenaRoster.opened(List.of(shown), Amount.ZERO, Amount.ZERO);
        return ShownModel.epochOf(ArenaSituations.ME, roster, rules, NOW, epoch -> Optional.of(last)
                .filter(of -> of.epoch() == epoch));
    }

    private static ArenaMember node() {
        return new ArenaMember(
                ArenaSituations.ME,
                ArenaRole.NODE,
                Amount.ofFlock(100),
                Optional.empty(),
                ArenaSituations.CHAIN.tip(),
                MemberStatus.ACTIVE,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Result result(Optional<Score> score) {
        return new Result(ArenaSituations.ME, new Consensus(score, 0, 0), true, false, false);
    }

    private static EpochSettlement settled(boolean voided, List<Result> results) {
        return new EpochSettlement(
                2,
                voided,
                ArenaSituations.DIGEST,
                results,
                List.of(),
                Optional.empty(),
                Amount.ZERO,
                Amount.ZERO,
                Amount.ZERO,
                Amount.ZERO,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                ArenaSituations.ME,
                Amount.ZERO,
                Amount.ZERO);
    }
}
