package io.flock.chaincode.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.protocol.alliance.request.ListTasks;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.EpochEntry;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.Rank;
import io.flock.protocol.arena.request.CreateTask;
import io.flock.protocol.arena.request.GetAssignments;
import io.flock.protocol.arena.request.GetEpoch;
import io.flock.protocol.arena.request.GetLeaderboard;
import io.flock.protocol.arena.request.GetParticipant;
import io.flock.protocol.arena.request.Unstake;
import io.flock.protocol.arena.view.ArenaEpochView;
import io.flock.protocol.arena.view.ArenaParticipantView;
import io.flock.protocol.arena.view.ArenaTaskList;
import io.flock.protocol.arena.view.ArenaTaskSummary;
import io.flock.protocol.arena.view.AssignmentsView;
import io.flock.protocol.arena.view.Leaderboard;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WholeArenaTest {
    private final Consortium3 consortium = Consortium3.founded(6);

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(consortium.channel());
    }

    /** Everybody honest, to the last claim: what was paid in is paid out, to the micro-FLOCK. */
    @Test
    void anHonestTask_completes_andPaysEverythingOut() {
        ArenaRun run = ArenaRun.staked(consortium).until(ArenaPhase.COMPLETED);

        ArenaRoster roster = run.roster();
        assertThat(roster.best().orElseThrow().node())
                .isEqualTo(run.of(ArenaRole.NODE).get(0).account());
        assertThat(roster.pool()).isEqualTo(Amount.ZERO);
        assertThat(roster.locked()).isEqualTo(Amount.ZERO);
        assertThat(roster.vesting()).hasSize(4);
        run.channel().waitSeconds(31 * 86_400);
        run.contestants().forEach(contestant -> {
            run.claim(contestant.identity());
            run.submit(contestant, "Unstake", new Unstake(ArenaRun.TASK));
        });
        run.claim(run.creator());
        assertThat(Money.inArena(run.channel(), ArenaRun.TASK)).isEqualTo(Amount.ZERO);
        // 8 % of 200 FLOCK are the fee; each share of it is rounded down.
        assertThat(Money.treasury(run.channel()).micros()).isBetween(15_999_900L, 16_000_000L);
    }

    @Test
    void anEpochsReward_isPaidWhileTheTaskRuns() {
        ArenaRun run = ArenaRun.staked(consortium).until(ArenaPhase.SUBMIT, 1);
        EpochSettlement settlement = run.settlement(0);

        assertThat(settlement.reward()).isEqualTo(Amount.ofFlock(200).dividedBy(3));
        assertThat(settlement.ranking()).extracting(Rank::rank).containsExactly(1, 2, 3, 4);
        Contestant winner = run.of(ArenaRole.NODE).get(0);
        Amount payout = settlement.payout(winner.account());
        assertThat(run.claim(winner.identity()))
                .isEqualTo(payout.minus(Millionths.of(80_000).of(payout)));
        assertThat(run.claim(winner.identity())).isEqualTo(Amount.ZERO);
    }

    /** Ninety per cent of the nodes' part waits for the final rank, and vests. */
    @Test
    void theFinalReward_vestsOverTime() {
        ArenaRun run = ArenaRun.staked(consortium).until(ArenaPhase.COMPLETED);
        Contestant winner = run.of(ArenaRole.NODE).get(0);
        Amount whole = run.roster().vesting(winner.account());
        run.claim(winner.identity());

        run.channel().waitSeconds(15 * 86_400);
        Amount half = run.claim(winner.identity());
        run.channel().waitSeconds(15 * 86_400);
        Amount rest = run.claim(winner.identity());

        assertThat(half.micros()).isCloseTo(whole.micros() * 46 / 100, org.assertj.core.data.Offset.offset(2_000L));
        assertThat(half.plus(rest).micros())
                .isCloseTo(whole.micros() * 92 / 100, org.assertj.core.data.Offset.offset(2_000L));
    }

    @Test
    void whoTookPartInACompletedTask_mayCreateOneWithLessStake() {
        ArenaRun run = ArenaRun.staked(consortium).until(ArenaPhase.COMPLETED);
        ArenaTask next = ArenaTask.builder(
                        TaskId.parse("next"),
                        ArenaRun.definition().build().bundle(),
                        ArenaRun.definition().build().validationSet(),
                        ArenaRun.definition().build().finalSet())
                .epochs(2)
                .creatorStake(Amount.ofFlock(1))
                .rewardPool(Amount.ofFlock(10))
                .build();
        Contestant validator = run.of(ArenaRole.VALIDATOR).get(0);
        Identity stranger = consortium.client(17);

        assertThat(run.channel()
                        .refusal(
                                stranger,
                                "arena:CreateTask",
                                new CreateTask(next, Optional.of(ArenaRun.TASK), Optional.empty())))
                .isEqualTo(ErrorCode.STAKE_TOO_LOW);
        assertThat(run.refusal(validator, "CreateTask", new CreateTask(next, Optional.empty(), Optional.empty())))
                .isEqualTo(ErrorCode.STAKE_TOO_LOW);
        run.submit(validator, "CreateTask", new CreateTask(next, Optional.of(ArenaRun.TASK), Optional.empty()));
    }

    /** Paid in the first epoch, silent from then on: what it has claimed shows that it validated. */
    @Test
    void whomAnEarlierEpochPaid_mayCreateOneWithLessStake_onceThatIsClaimed() {
        ArenaRun run = ArenaRun.staked(consortium).until(ArenaPhase.SUBMIT, 1);
        Contestant validator = run.of(ArenaRole.VALIDATOR).stream()
                .filter(one -> !run.settlement(0).payout(one.account()).isZero())
                .findFirst()
                .orElseThrow();
        while (!run.phase().phase().isTerminal()) {
            run.act(contestant -> contestant != validator);
            run.advance();
        }
        ArenaTask definition = ArenaRun.definition().build();
        ArenaTask next = ArenaTask.builder(
                        TaskId.parse("next"), definition.bundle(), definition.validationSet(), definition.finalSet())
                .epochs(2)
                .creatorStake(Amount.ofFlock(1))
                .rewardPool(Amount.ofFlock(10))
                .build();
        CreateTask request = new CreateTask(next, Optional.of(ArenaRun.TASK), Optional.empty());

        assertThat(run.phase().phase()).isEqualTo(ArenaPhase.COMPLETED);
        assertThat(run.roster().lastGood()).noneMatch(good -> good.account().equals(validator.account()));
        assertThat(run.refusal(validator, "CreateTask", request)).isEqualTo(ErrorCode.STAKE_TOO_LOW);
        assertThat(run.claim(validator.identity())).isGreaterThan(Amount.ZERO);
        run.submit(validator, "CreateTask", request);
    }

    @Test
    void queries_tellWhatStands() {
        ArenaRun run = ArenaRun.staked(consortium).until(ArenaPhase.SCORE_COMMIT);
        Contestant validator =
                run.of(run.document().jury(ArenaPhase.SCORE_COMMIT).get(0));
        AssignmentsView assignments = run.channel()
                .evaluate(
                        validator.identity(),
                        "arena:GetAssignments",
                        new GetAssignments(ArenaRun.TASK, validator.account()),
                        AssignmentsView.class);

        assertThat(assignments.entries())
                .extracting(EpochEntry::node)
                .isEqualTo(run.document().assigned(ArenaPhase.SCORE_COMMIT, validator.account()));
        run.until(ArenaPhase.COMPLETED);
        assertThat(run.channel()
                        .evaluate(
                                run.creator(),
                                "arena:GetLeaderboard",
                                new GetLeaderboard(ArenaRun.TASK, Optional.of(0)),
                                Leaderboard.class)
                        .ranking())
                .isEqualTo(run.settlement(0).ranking());
        assertThatThrownBy(() -> run.channel()
                        .evaluate(
                                run.creator(),
                                "arena:GetLeaderboard",
                                new GetLeaderboard(ArenaRun.TASK, Optional.of(9)),
                                Leaderboard.class))
                .hasMessageContaining("INVALID_ARGUMENT|task " + ArenaRun.TASK + " is in COMPLETED and has no epoch 9");
        assertThat(run.channel()
                        .evaluate(run.creator(), "arena:GetEpoch", new GetEpoch(ArenaRun.TASK, 1), ArenaEpochView.class)
                        .settlement())
                .contains(run.settlement(1));
        assertThat(run.channel()
                        .evaluate(
                                run.creator(),
                                "arena:ListTasks",
                                new ListTasks(10, Optional.empty()),
                                ArenaTaskList.class)
                        .tasks())
                .extracting(ArenaTaskSummary::taskId)
                .containsExactly(ArenaRun.TASK);
        assertThat(run.channel()
                        .evaluate(
                                run.creator(),
                                "arena:GetParticipant",
                                new GetParticipant(ArenaRun.TASK, validator.account()),
                                ArenaParticipantView.class)
                        .unstakable())
                .isEqualTo(run.stakeOf(validator));
    }
}
