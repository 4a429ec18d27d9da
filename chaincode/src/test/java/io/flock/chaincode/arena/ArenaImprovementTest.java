package io.flock.chaincode.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Money;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.EpochEntry;
import io.flock.protocol.arena.Mark;
import io.flock.protocol.arena.Rank;
import io.flock.protocol.arena.RewardRules;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.Unimproved;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Tasks that rank improvements of 0.002. Two nodes each of two organisations score 0.9, 0.895, 0.89 and 0.885 in account
 * order; those of the second organisation are told what the first has shown.
 */
class ArenaImprovementTest {
    private static final int BEST = 900_000;

    private final Consortium3 consortium = Consortium3.founded(7);
    private ArenaRun run = staked(3);
    private Contestant original = run.of(ArenaRole.NODE).get(0);
    private Contestant copier = run.of(ArenaRole.NODE).get(3);

    private ArenaRun staked(int epochs) {
        return ArenaRun.staked(
                consortium,
                ArenaRun.definition()
                        .epochs(epochs)
                        .rewardPool(Amount.ofFlock(300))
                        .jury(ArenaRun.disputing(0))
                        .build());
    }

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(consortium.channel());
    }

    /** Attack 17: near copies of a leaked model, better by chance or made worse, have no rank and earn nothing. */
    @Test
    void attack17_leakedCopies_earnNothing_andAreNotJudgedInTheEnd() {
        assertThat(copier.account().organisation())
                .isNotEqualTo(original.account().organisation());
        play(ArenaPhase.SUBMIT, 1, copier);
        run.quality(copier.account(), BEST + 1_999);
        run.until(ArenaPhase.SUBMIT, 2);
        run.quality(copier.account(), BEST - 1_500);
        run.until(ArenaPhase.COMPLETED);

        Mark shown = new Mark(original.account(), 0, Score.of(BEST));
        assertThat(run.settlement(1).unimproved(copier.account()))
                .contains(new Unimproved(copier.account(), Score.of(BEST + 1_999), shown));
        assertThat(run.settlement(2).unimproved(copier.account()))
                .contains(new Unimproved(copier.account(), Score.of(BEST - 1_500), shown));
        for (int epoch = 0; epoch <= 3; epoch++) {
            assertThat(ranked(epoch)).isNotEmpty().doesNotContain(copier.account());
            assertThat(run.settlement(epoch).payout(copier.account())).isEqualTo(Amount.ZERO);
        }
        assertThat(judgedInTheEnd()).hasSize(3).doesNotContain(copier.account());
        consortium.channel().waitSeconds(40 * 86_400);
        assertThat(run.claim(copier.identity())).isEqualTo(Amount.ZERO);
        assertThat(run.claim(original.identity()).isZero()).isFalse();
    }

    /** The same in a task that ranks last submissions: a copy is paid. So the test above does not hold by itself. */
    @Test
    void attack17_leakedCopies_earn_whereLastSubmissionsAreRanked() {
        Consortium3 other = Consortium3.founded(7);
        run = ArenaRun.staked(
                other,
                ArenaRun.definition()
                        .jury(ArenaRun.disputing(0))
                        .rewards(RewardRules.defaults().withImprovement(Optional.empty()))
                        .build());
        copier = run.of(ArenaRole.NODE).get(3);
        play(ArenaPhase.SUBMIT, 1, copier);
        run.quality(copier.account(), BEST - 1_500);
        run.until(ArenaPhase.COMPLETED);

        assertThat(run.roster().frontier()).isEmpty();
        assertThat(run.settlement(1).unimproved()).isEmpty();
        assertThat(ranked(1).indexOf(copier.account())).isEqualTo(1);
        assertThat(run.roster().vesting(copier.account()).isZero()).isFalse();
        assertThat(run.channel().documents().values())
                .noneMatch(json -> json.contains("\"frontier\"")
                        || json.contains("\"toBeat\"")
                        || json.contains("\"unimproved\""));
    }

    @Test
    void whoIsBetterByWhatIsAsked_isRankedWithIt_andOthersWithWhatStoodBefore() {
        run.until(ArenaPhase.SUBMIT, 1);
        run.quality(copier.account(), BEST + 2_000);
        run.until(ArenaPhase.SUBMIT, 2);

        assertThat(run.settlement(1).ranking().get(0))
                .isEqualTo(new Rank(1, copier.account(), Score.of(BEST + 2_000), 1));
        // The leader of the first epoch showed another model of its own, the third one no improvement.
        assertThat(run.settlement(1).ranking())
                .contains(
                        new Rank(2, original.account(), Score.of(BEST), 1),
                        new Rank(4, run.of(ArenaRole.NODE).get(2).account(), Score.of(890_000), 0));
        assertThat(run.roster().best().orElseThrow().model())
                .isEqualTo(copier.submission(1).model());
    }

    /** What an organisation has shown itself binds it by nothing: its own best stays what others have to beat. */
    @Test
    void whoImprovesOnItsOwnModelOnly_isMeasuredAgainstTheOthers() {
        run.until(ArenaPhase.SUBMIT, 1);
        run.quality(original.account(), BEST + 1);
        run.until(ArenaPhase.SUBMIT, 2);

        assertThat(run.settlement(1).ranking().get(0))
                .isEqualTo(new Rank(1, original.account(), Score.of(BEST + 1), 1));
    }

    @Test
    void sameFileAgain_keepsItsFirstEpoch_andIsNoCopy() {
        run.submitting(node -> Contestant.submission("the model of " + node.account()));
        run.until(ArenaPhase.COMPLETED);

        assertThat(run.settlement(1).unimproved()).isEmpty();
        assertThat(run.settlement(2).ranking()).hasSize(4).allMatch(rank -> rank.firstEpoch() == 0);
        assertThat(judgedInTheEnd()).hasSize(4);
    }

    @Test
    void invalidSubmission_leavesTheOneBeforeInItsPlace() {
        run.until(ArenaPhase.SUBMIT, 1);
        run.lying((validator, node) -> node.equals(original.account()) ? Optional.of(Score.INVALID) : Optional.empty());
        run.until(ArenaPhase.SUBMIT, 2);

        assertThat(run.settlement(1).ranking().get(0)).isEqualTo(new Rank(1, original.account(), Score.of(BEST), 0));
        assertThat(run.settlement(1).unimproved(original.account())).isEmpty();
    }

    /** A void epoch has shown its submissions and scored none: their copies are not first by that. */
    @Test
    void copyOfWhatAVoidEpochHasShown_doesNotStand() {
        run.submitting(node ->
                node == copier ? copier.submission(run.epoch()) : Contestant.submission("of " + node.account()));
        play(ArenaPhase.REVEAL, 0, copier);
        run.act(contestant -> contestant.role() == ArenaRole.NODE);
        run.advance();
        assertThat(run.settlement(0).voided()).isTrue();
        run.quality(copier.account(), BEST + 900);
        run.until(ArenaPhase.SUBMIT, 2);

        assertThat(run.settlement(1).unimproved().orElseThrow())
                .containsExactly(new Unimproved(
                        copier.account(), Score.of(BEST + 900), new Mark(original.account(), 1, Score.of(BEST))));
    }

    /** Whose first submission came to no result shows it again: what is new has to be better than all others. */
    @Test
    void unscoredSubmission_standsWhenItIsShownAgain_andANewOneDoesNot() {
        Contestant other = run.of(ArenaRole.NODE).get(2);
        run.submitting(
                node -> node == copier ? Contestant.submission("of " + node.account()) : node.submission(run.epoch()));
        run.lying((validator, node) -> node.equals(copier.account()) || node.equals(other.account())
                ? Optional.of(Score.UNAVAILABLE)
                : Optional.empty());
        run.until(ArenaPhase.SUBMIT, 1);
        assertThat(ranked(0)).hasSize(2);
        run.lying((validator, node) -> Optional.empty());
        run.until(ArenaPhase.SUBMIT, 2);

        assertThat(ranked(1)).contains(copier.account()).doesNotContain(other.account());
        assertThat(run.settlement(1).unimproved(copier.account())).isEmpty();
        assertThat(run.settlement(1).unimproved(other.account())).isPresent();
    }

    /** A captured jury's score is not what others have to beat, once a dispute has found another. */
    @Test
    void disputedScore_isWhatOthersHaveToBeat() {
        Consortium3 other = Consortium3.founded(7);
        run = ArenaRun.disputed(other, 1_000_000);
        original = run.of(ArenaRole.NODE).get(0);
        run.lying((validator, node) ->
                node.equals(original.account()) && run.phase().phase().name().startsWith("SCORE")
                        ? Optional.of(Score.of(990_000))
                        : Optional.empty());
        run.until(ArenaPhase.SUBMIT, 1);

        assertThat(run.roster().frontier().orElseThrow().best())
                .contains(new Mark(original.account(), 0, Score.of(BEST)));
        assertThat(run.roster()
                        .member(original.account())
                        .orElseThrow()
                        .improvement()
                        .orElseThrow()
                        .score())
                .isEqualTo(Score.of(BEST));
        Money.requireConserved(other.channel());
    }

    /** Where no epoch could score anything, nothing could stand: the final validation judges what was shown last. */
    @Test
    void whereNothingWasScored_theLastSubmissionsAreJudgedInTheEnd() {
        run.lying((validator, node) -> Optional.of(Score.UNAVAILABLE));
        run.until(ArenaPhase.FINAL_KEY);
        run.lying((validator, node) -> Optional.empty());
        run.until(ArenaPhase.COMPLETED);

        assertThat(judgedInTheEnd()).hasSize(4);
        assertThat(run.roster().best().orElseThrow().node()).isEqualTo(original.account());
    }

    /** Everybody plays until then but one node, which neither submits nor reveals. */
    private void play(ArenaPhase phase, int epoch, Contestant silent) {
        while (run.phase().phase() != phase || run.epoch() != epoch) {
            ArenaPhase now = run.phase().phase();
            run.act(contestant -> contestant != silent || now != ArenaPhase.SUBMIT);
            run.advance();
        }
    }

    private List<AccountId> ranked(int epoch) {
        return run.settlement(epoch).ranking().stream().map(Rank::account).toList();
    }

    private List<AccountId> judgedInTheEnd() {
        return run.document().entries().stream().map(EpochEntry::node).toList();
    }
}
