package io.flock.chaincode.alliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.chaincode.TaskRun;
import io.flock.chaincode.Trainer;
import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.request.Cancel;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.alliance.request.ClaimResult;
import io.flock.protocol.alliance.request.Leave;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.BalanceView;
import io.flock.protocol.token.request.BalanceOf;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rows of attacks.md about joining, leaving and being admitted. */
class MembershipAttackTest {
    private final Consortium3 consortium = Consortium3.founded(4);
    private final Channel channel = consortium.channel();

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(channel);
    }

    @Test
    void attack10_secondJoinWithAnotherStake_isRefused_andTheSameAgainHasNoEffect() {
        TaskRun run = TaskRun.joined(consortium);
        Trainer trainer = run.trainers().get(0);
        SortedMap<String, String> before = channel.documents();

        run.submit(trainer, "Join", trainer.join(0, TaskRun.STAKE));
        assertThat(channel.documents()).isEqualTo(before);
        assertThat(refusal(trainer, "Join", trainer.join(0, TaskRun.STAKE.times(2))))
                .isEqualTo(ErrorCode.ALREADY_DONE);
        run.until(Phase.SEED);
        assertThat(refusal(trainer, "Join", trainer.join(0, TaskRun.STAKE.times(2))))
                .isEqualTo(ErrorCode.WRONG_PHASE);
        assertThat(run.stakeOf(trainer.account())).isEqualTo(TaskRun.STAKE);
    }

    @Test
    void leavingWhileTheTaskRecruits_givesTheStakeBack() {
        TaskRun run = TaskRun.joined(consortium);
        Trainer trainer = run.trainers().get(0);
        run.submit(trainer, "Leave", new Leave(TaskRun.TASK));

        assertThat(balance(trainer.identity())).isEqualTo(Consortium3.GRANT);
        run.until(Phase.SEED);
        assertThat(run.roster().member(trainer.account())).isEmpty();
    }

    @Test
    void attack42_whoJoinedAndLeft_canNotComeBack_norLeaveAgain() {
        TaskRun run = TaskRun.joined(consortium);
        Trainer trainer = run.trainers().get(0);
        run.submit(trainer, "Leave", new Leave(TaskRun.TASK));
        SortedMap<String, String> left = channel.documents();

        run.submit(trainer, "Leave", new Leave(TaskRun.TASK));
        assertThat(channel.documents()).isEqualTo(left);
        assertThat(refusal(trainer, "Join", trainer.join(0, TaskRun.STAKE))).isEqualTo(ErrorCode.ALREADY_DONE);
        assertThat(refusal(trainer, "Join", trainer.join(8, TaskRun.STAKE))).isEqualTo(ErrorCode.ALREADY_DONE);
    }

    @Test
    void leavingWhileAccountsAreAdmitted_isRefused() {
        TaskRun run = TaskRun.joined(consortium);
        run.advance();

        assertThat(run.phase().phase()).isEqualTo(Phase.CLOSED);
        assertThat(refusal(run.trainers().get(0), "Leave", new Leave(TaskRun.TASK)))
                .isEqualTo(ErrorCode.WRONG_PHASE);
    }

    @Test
    void attack9_leaveInARound_countsFromTheRoundAfterTheNext_withTheStakeDueAtTheEnd() {
        TaskRun run = TaskRun.joined(consortium).until(Phase.PROPOSE_COMMIT);
        Trainer leaver = run.trainers().get(0);
        Amount before = balance(leaver.identity());
        run.submit(leaver, "Leave", new Leave(TaskRun.TASK));

        assertThat(balance(leaver.identity())).isEqualTo(before);
        List<Boolean> seated = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            while (run.document(round).isEmpty()) {
                run.actAll();
                run.advance();
            }
            seated.add(run.document(round).orElseThrow().seat(leaver.account()).isPresent());
        }
        assertThat(seated).containsExactly(true, true, false);
        run.until(Phase.COMPLETED);
        Amount stake = run.stakeOf(leaver.account());
        assertThat(claim(leaver.identity())).isEqualTo(stake);
        assertThat(balance(leaver.identity())).isEqualTo(before.plus(stake));
    }

    @Test
    void attack43_oneOrganisationThatAppliesForAllSeats_getsAThird_theRestWithdrawInFull() {
        List<Identity> many = new ArrayList<>(consortium.clients().subList(0, 9));
        TaskRun run = TaskRun.created(
                consortium, TaskRun.definition().participants(3, 6).build(), consortium.client(11), many);
        for (Trainer trainer : run.trainers()) {
            boolean greedy = trainer.account().organisation().text().equals("Org1MSP");
            int slot = run.trainers().indexOf(trainer) % 3;
            run.submit(trainer, "Join", trainer.join(slot, greedy ? TaskRun.STAKE.times(5) : TaskRun.STAKE));
        }
        run.until(Phase.SEED);

        List<AccountId> admitted =
                run.roster().members().stream().map(Member::account).toList();
        assertThat(admitted).hasSize(6);
        assertThat(admitted.stream()
                        .filter(account -> account.organisation().text().equals("Org1MSP")))
                .hasSize(2);
        for (Trainer trainer : run.trainers()) {
            if (!admitted.contains(trainer.account())) {
                run.submit(trainer, "Leave", new Leave(TaskRun.TASK));
                assertThat(balance(trainer.identity())).isEqualTo(Consortium3.GRANT);
            }
        }
    }

    @Test
    void whoWasNotAdmitted_canClaimAtTheEndInstead_butNotBoth() {
        TaskRun run = TaskRun.created(
                consortium,
                TaskRun.definition().participants(3, 6).build(),
                consortium.client(11),
                consortium.clients().subList(0, 9));
        run.joinAll();
        run.until(Phase.SEED);
        List<Trainer> rejected = run.trainers().stream()
                .filter(t -> run.roster().member(t.account()).isEmpty())
                .toList();
        run.submit(rejected.get(0), "Leave", new Leave(TaskRun.TASK));
        run.until(Phase.COMPLETED);

        assertThat(claim(rejected.get(1).identity())).isEqualTo(TaskRun.STAKE);
        assertThat(refusal(rejected.get(0), "Claim", new Claim(TaskRun.TASK))).isEqualTo(ErrorCode.NOTHING_TO_CLAIM);
        assertThat(refusal(rejected.get(1), "Leave", new Leave(TaskRun.TASK))).isEqualTo(ErrorCode.WRONG_PHASE);
    }

    @Test
    void tooFewParticipants_cancelTheTask_andAllGetEverythingBack() {
        TaskRun run = TaskRun.created(
                consortium,
                TaskRun.definition().build(),
                consortium.client(9),
                consortium.clients().subList(0, 2));
        run.joinAll();
        run.until(Phase.CANCELLED);

        run.trainers().forEach(trainer -> claim(trainer.identity()));
        claim(run.creator());
        assertThat(consortium.clients()).allMatch(client -> balance(client).equals(Consortium3.GRANT));
    }

    @Test
    void cancelledTask_givesEverythingBack_once() {
        TaskRun run = TaskRun.joined(consortium);
        channel.submit(run.creator(), "alliance:Cancel", new Cancel(TaskRun.TASK));
        channel.submit(run.creator(), "alliance:Cancel", new Cancel(TaskRun.TASK));

        for (int again = 0; again < 2; again++) {
            run.trainers()
                    .forEach(trainer -> assertThat(claim(trainer.identity())).isEqualTo(TaskRun.STAKE));
            assertThat(claim(run.creator())).isEqualTo(Amount.ofFlock(60));
        }
        assertThat(consortium.clients()).allMatch(client -> balance(client).equals(Consortium3.GRANT));
    }

    private Amount claim(Identity who) {
        return channel.submit(who, "alliance:Claim", new Claim(TaskRun.TASK), ClaimResult.class)
                .amount();
    }

    private Amount balance(Identity who) {
        return channel.evaluate(who, "token:BalanceOf", new BalanceOf(who.account()), BalanceView.class)
                .balance();
    }

    private ErrorCode refusal(Trainer who, String function, Object request) {
        return channel.refusal(who.identity(), "alliance:" + function, request);
    }
}
