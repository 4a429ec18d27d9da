package io.flock.chaincode.alliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.chaincode.TaskRun;
import io.flock.chaincode.Trainer;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Settlement;
import io.flock.protocol.alliance.request.AdvanceResult;
import io.flock.protocol.alliance.request.AdvanceTask;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.alliance.request.ClaimResult;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.governance.request.Approve;
import io.flock.protocol.governance.request.Propose;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.token.BalanceView;
import io.flock.protocol.token.request.BalanceOf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rows of attacks.md about advances, settlements and the end of a task. */
class SettlementAttackTest {
    private final Consortium3 consortium = Consortium3.founded(4);
    private final Channel channel = consortium.channel();

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(channel);
    }

    @Test
    void attack22_secondKeeper_learnsThatThePhaseIsPast_andWritesNothing() {
        TaskRun run = TaskRun.joined(consortium).until(Phase.PROPOSE_COMMIT);
        run.actAll();
        AdvanceTask request = new AdvanceTask(TaskRun.TASK, 0, Phase.PROPOSE_COMMIT);
        AdvanceResult first =
                channel.submit(consortium.client(0), "alliance:AdvanceTask", request, AdvanceResult.class);
        SortedMap<String, String> advanced = channel.documents();
        AdvanceResult second =
                channel.submit(consortium.client(1), "alliance:AdvanceTask", request, AdvanceResult.class);

        assertThat(first).isEqualTo(new AdvanceResult(true, run.phase()));
        assertThat(second).isEqualTo(new AdvanceResult(false, run.phase()));
        assertThat(channel.documents()).isEqualTo(advanced);
    }

    @Test
    void attack39_advance_isRefusedUntilTwoClockWindowsAfterTheDeadline_andAbsencePaysNoBounty() {
        TaskRun run = TaskRun.joined(consortium).until(Phase.PROPOSE_COMMIT);
        TaskView view = run.view();
        AdvanceTask request = new AdvanceTask(TaskRun.TASK, 0, Phase.PROPOSE_COMMIT);
        assertThat(view.advanceAt()).isEqualTo(view.phase().deadline() + 2L * Consortium3.CLOCK_WINDOW);

        channel.waitSeconds(view.advanceAt() - 1 - channel.now());
        assertThat(channel.refusal(consortium.client(0), "alliance:AdvanceTask", request))
                .isEqualTo(ErrorCode.TOO_EARLY);
        channel.waitSeconds(1);
        assertThat(channel.submit(consortium.client(0), "alliance:AdvanceTask", request, AdvanceResult.class)
                        .advanced())
                .isTrue();
        run.until(Phase.VOTE_REVEAL);
        run.actAll();
        run.advance(consortium.client(0));
        Settlement settlement = settlement(run, 0);
        assertThat(settlement.penalties()).extracting(Penalty::reason).containsOnly(PenaltyReason.ABSENT);
        assertThat(settlement.keeperBonus()).isEqualTo(Amount.ZERO);
    }

    @Test
    void attack37_roundInWhichNoVoterReveals_isVoid_theModelStays_unrevealedVotesPayAsLies() {
        TaskRun run = TaskRun.created(
                consortium,
                TaskRun.definition().build(),
                consortium.client(9),
                consortium.clients().subList(0, 9));
        run.joinAll(TaskRun.STAKE.times(2));
        run.until(Phase.VOTE_COMMIT);
        Trainer silent = run.seated(Role.VOTER).get(0);
        GlobalModel before = run.roster().model();
        run.act(trainer -> !trainer.equals(silent));
        run.advance();
        run.advance();

        Settlement settlement = settlement(run, 0);
        assertThat(settlement.voided()).isTrue();
        assertThat(settlement.payouts()).isEmpty();
        assertThat(run.roster().model()).isEqualTo(before);
        assertThat(run.phase().phase()).isEqualTo(Phase.SEED);
        for (Trainer voter : run.trainers()) {
            Optional<PenaltyReason> expected = run.document(0)
                    .flatMap(round -> round.seat(voter.account()))
                    .filter(seat -> seat.role() == Role.VOTER)
                    .map(seat -> voter.equals(silent) ? PenaltyReason.ABSENT : PenaltyReason.UNREVEALED);
            assertThat(settlement.penalties().stream()
                            .filter(penalty -> penalty.account().equals(voter.account()))
                            .map(Penalty::reason)
                            .findFirst())
                    .isEqualTo(expected);
        }
    }

    @Test
    void attack13_whenNobodyIsGood_theRewardStaysInThePool() {
        TaskRun run = TaskRun.joined(consortium).until(Phase.VOTE_COMMIT);
        Amount pool = run.roster().pool();
        run.advance();
        run.advance();

        Settlement settlement = settlement(run, 0);
        assertThat(settlement.reward()).isEqualTo(Amount.ZERO);
        assertThat(settlement.poolAfter().isLessThan(pool)).isFalse();
    }

    @Test
    void attack12_stakesThatArePaidDownToNothing_stopNoBatch() {
        TaskRun run = TaskRun.created(
                consortium,
                TaskRun.definition()
                        .rounds(30)
                        .slashFraction(Millionths.of(250_000))
                        .absentSlash(Amount.ofFlock(25))
                        .build(),
                consortium.client(9),
                consortium.clients().subList(0, 9));
        run.joinAll();
        run.until(Phase.PROPOSE_COMMIT);
        Identity lazy = run.trainers().get(0).identity();
        while (!run.phase().phase().isTerminal()) {
            run.act(trainer -> !trainer.identity().equals(lazy));
            run.advance();
            Money.requireConserved(channel);
        }

        assertThat(run.phase().phase()).isEqualTo(Phase.COMPLETED);
        assertThat(run.stakeOf(lazy.account())).isLessThan(TaskRun.STAKE);
        assertThat(run.roster().members().stream()
                        .filter(member -> !member.account().equals(lazy.account()))
                        .map(Member::stake))
                .allMatch(stake -> TaskRun.STAKE.isLessThan(stake));
    }

    @Test
    void attack11_claimTwice_paysOnce() {
        TaskRun run = TaskRun.joined(consortium).until(Phase.COMPLETED);
        for (Trainer trainer : run.trainers()) {
            Amount first = claim(trainer.identity());
            SortedMap<String, String> paid = channel.documents();
            assertThat(claim(trainer.identity())).isEqualTo(first);
            assertThat(channel.documents()).isEqualTo(paid);
            assertThat(first).isEqualTo(run.stakeOf(trainer.account()));
        }
    }

    /** The orders in which each is first, so that it is also at every other place once. */
    @Test
    void attack11_claimsInAnyOrder_leaveTheSameLedger() {
        TaskRun run = TaskRun.joined(consortium).until(Phase.COMPLETED);
        List<Identity> claimants =
                new ArrayList<>(run.trainers().stream().map(Trainer::identity).toList());
        Set<SortedMap<String, String>> ends = new HashSet<>();
        for (int i = 0; i < claimants.size(); i++) {
            Collections.rotate(claimants, 1);
            ends.add(afterClaims(claimants));
            ends.add(afterClaims(reversed(claimants)));
        }

        assertThat(ends).hasSize(1).doesNotContain(Money.withoutTransactions(channel));
    }

    private static List<Identity> reversed(List<Identity> list) {
        List<Identity> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    private SortedMap<String, String> afterClaims(List<Identity> claimants) {
        Channel fork = channel.fork();
        claimants.forEach(who -> fork.submit(who, "alliance:Claim", new Claim(TaskRun.TASK)));
        Money.requireConserved(fork);
        return Money.withoutTransactions(fork);
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"COMPLETED", "CANCELLED"})
    void attack25_governanceStopsInEachPhase_stakesAreBack_andTheCreatorGainsNothing(Phase phase) {
        TaskRun run = TaskRun.joined(consortium).until(phase);
        Amount creatorBefore = balance(run.creator());
        ProposalAction stop = ProposalAction.stopTask(TaskRun.TASK);
        ProposalId id = ProposalId.parse("stop");
        channel.submit(consortium.governor(0), "governance:Propose", new Propose(id, stop));
        channel.submit(consortium.governor(1), "governance:Approve", new Approve(id, stop.digest()));

        assertThat(run.phase().phase()).isEqualTo(Phase.CANCELLED);
        run.trainers().forEach(trainer -> assertThat(claim(trainer.identity()).isLessThan(TaskRun.STAKE))
                .isFalse());
        assertThat(claim(run.creator())).isEqualTo(Amount.ofFlock(60));
        assertThat(balance(run.creator())).isEqualTo(creatorBefore.plus(Amount.ofFlock(60)));
        assertThat(channel.refusal(
                        consortium.governor(2), "governance:Propose", new Propose(ProposalId.parse("again"), stop)))
                .isEqualTo(ErrorCode.WRONG_PHASE);
    }

    @Test
    void attack25_slashesOfATaskThatNobodyEarned_goToTheTreasury_notToTheCreator() {
        TaskRun run = TaskRun.joined(consortium).until(Phase.PROPOSE_REVEAL);
        Identity keeper = consortium.client(10);
        while (!run.phase().phase().isTerminal()) {
            run.advance(keeper);
        }

        assertThat(claim(run.creator())).isEqualTo(Amount.ofFlock(60));
        assertThat(balance(run.creator())).isEqualTo(Consortium3.GRANT);
        assertThat(channel.documents().keySet())
                .anyMatch(key ->
                        key.startsWith(KeyRange.entries(EntryKind.TREASURY).start()));
    }

    private static Settlement settlement(TaskRun run, int round) {
        return run.document(round).flatMap(RoundDocument::settlement).orElseThrow();
    }

    private Amount claim(Identity who) {
        return channel.submit(who, "alliance:Claim", new Claim(TaskRun.TASK), ClaimResult.class)
                .amount();
    }

    private Amount balance(Identity who) {
        return channel.evaluate(who, "token:BalanceOf", new BalanceOf(who.account()), BalanceView.class)
                .balance();
    }
}
