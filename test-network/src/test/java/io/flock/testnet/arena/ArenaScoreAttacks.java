package io.flock.testnet.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.Mark;
import io.flock.protocol.arena.Rank;
import io.flock.protocol.arena.Result;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.Scores;
import io.flock.protocol.arena.Unimproved;
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.testnet.audit.Calls;
import io.flock.testnet.bench.cast.ArenaMoves;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Attacks on scores in tasks of the Arena, by some validators and by most. */
final class ArenaScoreAttacks {
    private static final Amount LIE = Amount.ofFlock(20);

    private final Cast cast;
    private final Contest judged;
    private final Contest outvoted;

    ArenaScoreAttacks(Cast cast) {
        this.cast = cast;
        outvoted = cast.contest("majority", 0);
        judged = cast.contest("judging", 1_000_000);
    }

    /** A minority, its own organisation, near copies, scores that are none. */
    void playJudging() {
        Contest contest = judged;
        List<AccountId> nodes = cast.of(ArenaRole.NODE);
        AccountId best = nodes.get(0);
        AccountId nearCopy = nodes.get(1);
        AccountId leaked = nodes.get(2);
        contest.quality(nearCopy, 899_500);
        contest.submitting(
                (node, epoch) -> ArenaMoves.submission(node.equals(best) ? "the model" : node + " " + epoch));
        List<AccountId> liars = cast.validatorsOf("Org1MSP").subList(0, 2);
        contest.lying((stage, validator, node) -> {
            if (node.equals(leaked)) {
                return Optional.of(Score.INVALID);
            }
            return liars.contains(validator) && node.equals(best) ? Optional.of(Score.of(100_000)) : Optional.empty();
        });

        contest.until(ArenaPhase.SUBMIT, 0);
        actsOfOtherPhases(contest, nodes.get(3));
        contest.until(ArenaPhase.SCORE_REVEAL, 0);
        forgedScores(contest);
        contest.until(ArenaPhase.DISPUTE_COMMIT, 0);
        nobodyJudgesItsOwn(contest.document(0));
        contest.until(ArenaPhase.SUBMIT, 1);
        minorityMovedNothing(contest.settlement(0), best, liars);
        assertThat(contest.settlement(0).ranking())
                .as("near copies of one organisation hold one rank")
                .extracting(Rank::rank)
                .containsExactly(1, 1, 2);

        contest.lying((stage, validator, node) -> Optional.empty());
        contest.quality(leaked, 901_900);
        contest.until(ArenaPhase.FINAL_KEY, 2);
        aLeakedCopyEarnsNothing(contest, best, leaked);
    }

    /** It had nothing of its own before: what it shows next is better than the original by less than is asked. */
    private static void aLeakedCopyEarnsNothing(Contest contest, AccountId original, AccountId copier) {
        EpochSettlement settled = contest.settlement(1);
        assertThat(settled.unimproved(copier))
                .contains(new Unimproved(copier, Score.of(901_900), new Mark(original, 0, Score.of(900_000))));
        assertThat(settled.ranking())
                .extracting(Rank::account)
                .contains(original)
                .doesNotContain(copier);
        assertThat(settled.payout(copier).plus(contest.settlement(0).payout(copier)))
                .isEqualTo(Amount.ZERO);
        ArenaTaskView view = contest.view();
        ArenaRoster roster = view.roster().orElseThrow();
        assertThat(roster.candidate(
                        roster.member(copier).orElseThrow(),
                        view.task().definition().rewards()))
                .as("the final validation has nothing of it to judge")
                .isEmpty();
    }

    private void actsOfOtherPhases(Contest contest, AccountId node) {
        AccountId validator = cast.of(ArenaRole.VALIDATOR).get(0);
        assertThat(Calls.refusal(contest.arena(node).revealSubmission(contest.reveal(node, 0))))
                .isEqualTo(ErrorCode.WRONG_PHASE);
        assertThat(Calls.refusal(contest.arena(validator).confirmAccess(contest.task())))
                .isEqualTo(ErrorCode.WRONG_PHASE);
        contest.act(account -> true);
        contest.advance();
        assertThat(Calls.refusal(contest.arena(node).commitSubmission(contest.commitment(node, 0))))
                .isEqualTo(ErrorCode.WRONG_PHASE);
    }

    /** What is no score is refused by its type, scores that were not asked for by the commitment. */
    private static void forgedScores(Contest contest) {
        ArenaTaskView view = contest.view();
        EpochDocument document = contest.document(0);
        AccountId validator = document.jury(ArenaPhase.SCORE_COMMIT).get(0);
        int assigned = document.assigned(ArenaPhase.SCORE_COMMIT, validator).size();
        String sound = Json.write(
                contest.reveal(validator, ArenaPhase.SCORE_COMMIT, Scores.of(List.of(Score.of(123_456))), view));
        for (String none : List.of("NaN", "-0", "-1", "1000001", "1e9", "Infinity")) {
            Runnable forged = () -> contest.client(validator)
                    .transactions()
                    .submit("arena:RevealScores", sound.replace("123456", none));
            assertThat(Calls.refusal(forged)).as(none).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        }
        Scores more = Scores.of(Collections.nCopies(assigned + 1, Score.of(1_000_000)));
        assertThat(Calls.refusal(contest.arena(validator)
                        .revealScores(contest.reveal(validator, ArenaPhase.SCORE_COMMIT, more, view))))
                .isIn(ErrorCode.COMMITMENT_MISMATCH, ErrorCode.INVALID_ARGUMENT);
    }

    private static void nobodyJudgesItsOwn(EpochDocument document) {
        for (ArenaPhase stage : List.of(ArenaPhase.SCORE_COMMIT, ArenaPhase.DISPUTE_COMMIT)) {
            assertThat(document.assignments(stage)).hasSize(4).allSatisfy(assignment -> assertThat(
                            assignment.validators())
                    .isNotEmpty()
                    .noneMatch(validator ->
                            validator.organisation().equals(assignment.node().organisation())));
        }
    }

    private static void minorityMovedNothing(EpochSettlement settled, AccountId rival, List<AccountId> liars) {
        assertThat(settled.ranking().get(0).account()).isEqualTo(rival);
        assertThat(settled.ranking().get(0).score()).isEqualTo(Score.of(900_000));
        assertThat(settled.penalties())
                .isNotEmpty()
                .allMatch(penalty -> penalty.reason() == PenaltyReason.FALSE_SCORE)
                .allMatch(penalty -> liars.contains(penalty.account()))
                .allMatch(penalty -> penalty.amount().equals(LIE));
        assertThat(settled.payouts()).noneMatch(payout -> liars.contains(payout.account()));
    }

    /** Of every jury, and of all weight. */
    void playMajority() {
        Contest contest = outvoted;
        AccountId rival = cast.of(ArenaRole.NODE).get(2);
        contest.quality(rival, 950_000);
        List<AccountId> honest = List.of(cast.validatorsOf("Org2MSP").get(2));
        contest.lying((stage, validator, node) -> node.equals(rival)
                        && !honest.contains(validator)
                        && !validator.organisation().text().equals("Org3MSP")
                ? Optional.of(Score.of(100_000))
                : Optional.empty());
        contest.until(ArenaPhase.SUBMIT, 1);
        EpochSettlement settled = contest.settlement(0);

        assertThat(settled.ranking().get(3).account())
                .as("the best model is last")
                .isEqualTo(rival);
        assertThat(settled.results())
                .filteredOn(result -> result.node().equals(rival))
                .extracting(Result::consensus)
                .singleElement()
                .satisfies(consensus -> {
                    assertThat(consensus.score()).contains(Score.of(100_000));
                    assertThat(consensus.spread()).isEqualTo(850_000);
                });
        EpochDocument document = contest.document(0);
        assertThat(document.assigned(ArenaPhase.DISPUTE_COMMIT, honest.get(0)))
                .as("reports lay apart: all judged it again")
                .contains(rival);
    }
}
