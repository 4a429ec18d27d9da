package io.flock.chaincode.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.chaincode.TaskRun;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.request.Cancel;
import io.flock.protocol.alliance.request.ClaimResult;
import io.flock.protocol.alliance.request.ListTasks;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.Seats;
import io.flock.protocol.arena.request.AdvanceTask;
import io.flock.protocol.arena.request.CreateTask;
import io.flock.protocol.arena.request.GetParticipant;
import io.flock.protocol.arena.request.Stake;
import io.flock.protocol.arena.request.Unstake;
import io.flock.protocol.arena.view.ArenaParticipantView;
import io.flock.protocol.arena.view.ArenaTaskList;
import io.flock.protocol.emission.AdvanceEpochResult;
import io.flock.protocol.emission.EpochShare;
import io.flock.protocol.emission.request.AdvanceEpoch;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.governance.request.Approve;
import io.flock.protocol.governance.request.Propose;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.LockPart;
import io.flock.protocol.token.LockRecord;
import io.flock.protocol.token.LockView;
import io.flock.protocol.token.LockedStake;
import io.flock.protocol.token.StakeUnit;
import io.flock.protocol.token.UnlockResult;
import io.flock.protocol.token.request.Lock;
import io.flock.protocol.token.request.Unlock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A task that takes gmFLOCK as stake: each has half of a lock of 200 FLOCK and 602 gmFLOCK in it. */
class GmArenaTest {
    private static final long YEAR = 365 * 86_400L;
    private static final Amount HUNDRED = Amount.ofFlock(100);
    private static final Amount PAID_IN = Amount.ofFlock(300);

    private final Consortium3 consortium = Consortium3.founded(6);
    private final Channel channel = consortium.channel();

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(channel);
    }

    @Test
    void stake_takesThePartOutOfTheLock_andNothingOfTheBalance() {
        ArenaRun run = ArenaRun.staked(consortium, inGm());
        Contestant node = run.of(ArenaRole.NODE).get(0);

        assertThat(lock(node).staked()).contains(new LockedStake(ArenaRun.GM_STAKE, HUNDRED));
        assertThat(lock(node).held()).isEqualTo(HUNDRED);
        assertThat(run.balance(node.identity())).isEqualTo(Consortium3.GRANT.minus(HUNDRED.times(2)));
        assertThat(Money.inArena(channel, ArenaRun.TASK)).isEqualTo(PAID_IN.plus(HUNDRED.times(13)));
    }

    @Test
    void lie_burnsGmFlock_andMovesTheFlockBehind_toTheTreasury() {
        ArenaRun run = ArenaRun.staked(consortium, undisputed()).until(ArenaPhase.SCORE_REVEAL);
        EpochDocument epoch = run.document();
        Contestant liar = run.of(epoch.jury(ArenaPhase.SCORE_COMMIT).get(0));
        Amount treasury = Money.treasury(channel);
        run.act(contestant -> contestant != liar);
        Identity keeper = consortium.client(17);
        channel.waitSeconds(Math.max(0, run.view().advanceAt() - run.channel().now()));
        channel.submit(keeper, "arena:AdvanceTask", new AdvanceTask(ArenaRun.TASK, 0, ArenaPhase.SCORE_REVEAL));
        run.until(ArenaPhase.SUBMIT, 1);

        assertThat(run.settlement(0).penalties())
                .containsExactly(new Penalty(
                        liar.account(),
                        PenaltyReason.UNREVEALED,
                        Amount.parse("60.2"),
                        Optional.of(Amount.ofFlock(20))));
        assertThat(Money.treasury(channel)).isEqualTo(treasury.plus(Amount.ofFlock(20)));
        assertThat(run.stakeOf(liar)).isEqualTo(Amount.parse("240.8"));
        assertThat(run.roster().member(liar.account()).map(ArenaMember::money)).contains(Amount.ofFlock(80));
        assertThat(run.roster().due(keeper.account())).as("no keeper gains").isEqualTo(Amount.ZERO);
    }

    @Test
    void silence_costsWhatIsBehindItsPrice_andWhoIsUnderTheMinimum_takesPartOn() {
        ArenaRun run = ArenaRun.staked(consortium, undisputed()).until(ArenaPhase.REVEAL);
        Contestant silent = run.of(ArenaRole.VALIDATOR).get(0);
        run.act(contestant -> contestant != silent);
        run.advance();
        run.until(ArenaPhase.SCORE_COMMIT, 1);

        assertThat(run.settlement(0).penalties())
                .containsExactly(new Penalty(
                        silent.account(), PenaltyReason.ABSENT, Amount.parse("30.1"), Optional.of(Amount.ofFlock(10))));
        assertThat(run.stakeOf(silent))
                .isLessThan(run.view().task().definition().validators().minStake());
        assertThat(run.document().ready()).contains(silent.account());
    }

    @Test
    void claimPaysRewardsInFlock_andUnstakingReturnsTheRest_whichRedeemsLess() {
        ArenaRun run = ArenaRun.staked(consortium, undisputed()).until(ArenaPhase.REVEAL);
        Contestant silent = run.of(ArenaRole.VALIDATOR).get(0);
        run.act(contestant -> contestant != silent);
        run.advance();
        run.until(ArenaPhase.COMPLETED);
        channel.waitSeconds(31 * 86_400);
        LockPart left = new LockPart(lockOf(silent), Amount.parse("270.9"), Amount.ofFlock(90));

        ArenaParticipantView view = participant(silent);
        ClaimResult back = unstake(silent);

        assertThat(view.unstakable()).isEqualTo(Amount.ofFlock(90));
        assertThat(view.intoLock()).contains(left);
        assertThat(back).isEqualTo(new ClaimResult(Amount.ZERO, Optional.of(left)));
        assertThat(unstake(silent)).as("again").isEqualTo(back);
        assertThat(participant(silent).canUnstake()).isFalse();
        assertThat(lock(silent).gm()).isEqualTo(Amount.parse("571.9"));
        assertThat(lock(silent).held()).isEqualTo(Amount.ofFlock(190));
        assertThat(run.contestants()).filteredOn(other -> other != silent).allSatisfy(other -> {
            assertThat(run.claim(other.identity())).isGreaterThan(Amount.ZERO);
            unstake(other);
            assertThat(lock(other).staked()).isEmpty();
        });
        channel.waitSeconds(YEAR + 2 * Consortium3.CLOCK_WINDOW);
        assertThat(unlock(silent).paid()).isEqualTo(Amount.parse("180.253"));
    }

    /** Otherwise its days and its fee could be evaded: slashed in a task of one's own, a lock would come back as rewards. */
    @Test
    void whatPenaltiesMoveOutOfLocks_comesBackToNobody() {
        ArenaRun run = ArenaRun.staked(consortium, undisputed()).until(ArenaPhase.SEED);
        Amount treasury = Money.treasury(channel);
        List<Contestant> silent = run.of(ArenaRole.VALIDATOR).subList(0, 2);
        run.act(contestant -> !silent.contains(contestant));
        run.advance();
        run.until(ArenaPhase.COMPLETED);
        channel.waitSeconds(31 * 86_400);
        Amount fees = Money.treasury(channel).minus(treasury).minus(Amount.ofFlock(20));
        assertThat(fees).as("nothing is claimed yet").isEqualTo(Amount.ZERO);

        Amount paid = run.claim(run.creator())
                .plus(Amount.sum(run.contestants().stream()
                        .map(contestant -> run.claim(contestant.identity()))
                        .toList()));

        assertThat(paid.plus(Money.treasury(channel)))
                .isEqualTo(PAID_IN.plus(treasury).plus(Amount.ofFlock(20)));
        run.contestants().forEach(this::unstake);
        assertThat(Money.inArena(channel, ArenaRun.TASK)).isEqualTo(Amount.ZERO);
    }

    @Test
    void lockThatEndsWhileItIsStaked_countsOn_andIsRedeemedOnlyAfterItCameBack() {
        ArenaRun run = ArenaRun.staked(consortium, inGm());
        Contestant node = run.of(ArenaRole.NODE).get(0);
        channel.waitSeconds(YEAR + 2 * Consortium3.CLOCK_WINDOW);

        assertThat(channel.refusal(node.identity(), "token:Unlock", new Unlock(lockOf(node))))
                .isEqualTo(ErrorCode.LOCK_STAKED);
        channel.submit(run.creator(), "arena:Cancel", new Cancel(ArenaRun.TASK));
        unstake(node);
        assertThat(unlock(node).paid()).isEqualTo(Amount.parse("189.74"));
    }

    @Test
    void unstakingWhileOpen_andCancellation_giveTheWholePartBack_andTheCreatorItsFlock() {
        ArenaRun run = ArenaRun.staked(consortium, inGm());
        Contestant leaver = run.contestants().get(0);
        Contestant other = run.contestants().get(1);

        unstake(leaver);
        unstake(leaver);
        assertThat(run.refusal(
                        leaver, "Stake", leaver.stake(0, ArenaRun.GM_STAKE).withLock(lockOf(leaver))))
                .as("who has taken its stake back can't come back")
                .isEqualTo(ErrorCode.ALREADY_DONE);
        channel.submit(run.creator(), "arena:Cancel", new Cancel(ArenaRun.TASK));
        unstake(other);

        for (Contestant contestant : List.of(leaver, other)) {
            assertThat(lock(contestant))
                    .isEqualTo(LockRecord.of(
                            HUNDRED.times(2), 365, lock(contestant).lockedAt()));
        }
        assertThat(run.claim(run.creator())).isEqualTo(PAID_IN);
    }

    @Test
    void whoIsNotAdmitted_getsTheWholePartBack_whileTheTaskRuns() {
        ArenaRun run = ArenaRun.staked(
                        consortium,
                        ArenaRun.definition(StakeUnit.GMFLOCK)
                                .nodes(new Seats(2, 2, ArenaRun.GM_STAKE))
                                .build())
                .until(ArenaPhase.SUBMIT);
        List<Contestant> outside = run.of(ArenaRole.NODE).stream()
                .filter(node -> run.roster().member(node.account()).isEmpty())
                .toList();

        assertThat(outside).hasSize(2).allSatisfy(node -> {
            assertThat(unstake(node).lock()).contains(new LockPart(lockOf(node), ArenaRun.GM_STAKE, HUNDRED));
            assertThat(lock(node).staked()).isEmpty();
        });
        Contestant admitted = run.of(run.roster().active(ArenaRole.NODE).get(0).account());
        assertThat(participant(admitted).canUnstake()).isFalse();
        assertThat(run.refusal(admitted, "Unstake", new Unstake(ArenaRun.TASK))).isEqualTo(ErrorCode.WRONG_PHASE);
    }

    @Test
    void sameStakeAgain_hasNoEffect_andAnotherLock_isRefused() {
        ArenaRun run = ArenaRun.staked(consortium, inGm());
        Contestant node = run.contestants().get(0);
        Stake same = node.stake(0, ArenaRun.GM_STAKE).withLock(lockOf(node));
        SortedMap<String, String> before = channel.documents();

        run.submit(node, "Stake", same);

        assertThat(channel.documents()).isEqualTo(before);
        assertThat(run.refusal(node, "Stake", same.withLock(TransactionId.parse("ab".repeat(32)))))
                .isEqualTo(ErrorCode.ALREADY_DONE);
    }

    @Test
    void otherUnit_strangersLock_tooMuch_andTooLittle_areRefused() {
        ArenaRun run = ArenaRun.created(consortium, inGm());
        Contestant alice = run.of(ArenaRole.NODE).get(0);
        Stake stake = alice.stake(0, ArenaRun.GM_STAKE);
        TransactionId own = locked(alice);
        TransactionId others = locked(run.of(ArenaRole.NODE).get(1));

        assertThat(run.refusal(alice, "Stake", stake)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(run.refusal(alice, "Stake", stake.withLock(others))).isEqualTo(ErrorCode.UNKNOWN_LOCK);
        assertThat(run.refusal(
                        alice,
                        "Stake",
                        alice.stake(0, Amount.parse("301.000001")).withLock(own)))
                .isEqualTo(ErrorCode.INSUFFICIENT_BALANCE);
        assertThat(run.refusal(
                        alice,
                        "Stake",
                        alice.stake(0, Amount.parse("300.999999")).withLock(own)))
                .isEqualTo(ErrorCode.STAKE_TOO_LOW);
    }

    @Test
    void taskOfFlock_takesNoLock() {
        ArenaRun run = ArenaRun.created(consortium);
        Contestant alice = run.of(ArenaRole.NODE).get(0);

        assertThat(run.refusal(alice, "Stake", alice.stake(0, HUNDRED).withLock(locked(alice))))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void depositThatIsTooLowInFlock_isRefused_thoughItWouldDoInGmFlock() {
        ArenaTask definition = ArenaRun.definition().stakeIn(StakeUnit.GMFLOCK).build();

        assertThat(channel.refusal(
                        consortium.client(0),
                        "arena:CreateTask",
                        new CreateTask(definition, Optional.empty(), Optional.empty())))
                .isEqualTo(ErrorCode.DEPOSIT_TOO_LOW);
    }

    @Test
    void list_saysTheUnit() {
        ArenaRun run = ArenaRun.created(consortium, inGm());

        assertThat(channel.evaluate(
                                run.creator(),
                                "arena:ListTasks",
                                new ListTasks(10, Optional.empty()),
                                ArenaTaskList.class)
                        .tasks())
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.stakeIn()).contains(StakeUnit.GMFLOCK);
                    assertThat(task.nodeStake()).isEqualTo(ArenaRun.GM_STAKE);
                });
    }

    /** That is what a long lock is for: 100 FLOCK locked for a year count as 301. */
    @Test
    void emission_countsGmFlockOneForOne() {
        TaskName name = TaskName.arena(ArenaRun.TASK);
        ArenaRun run = ArenaRun.staked(consortium, inGm());
        ProposalAction verify = ProposalAction.verifyTask(name);
        ProposalId id = ProposalId.parse("verify");
        channel.submit(consortium.governor(0), "governance:Propose", new Propose(id, verify));
        channel.submit(consortium.governor(1), "governance:Approve", new Approve(id, verify.digest()));
        run.until(ArenaPhase.SUBMIT, 1);
        channel.waitSeconds(86_410);

        AdvanceEpochResult closed = channel.submit(
                consortium.client(0),
                "governance:AdvanceEpoch",
                new AdvanceEpoch(0, List.of(), List.of(), List.of()),
                AdvanceEpochResult.class);

        assertThat(closed.epoch().shares())
                .extracting(EpochShare::task, EpochShare::stake)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(name, ArenaRun.GM_STAKE.times(13)));
    }

    /** Only the model goes over: who trains on may ask for another stake. */
    @Test
    void taskOfTheAllianceThatBeginsHere_choosesItsOwnUnit() {
        ArenaRun run = ArenaRun.staked(consortium, inGm()).until(ArenaPhase.COMPLETED);
        TaskDefinition definition = TaskRun.definition()
                .fromArena(ArenaRun.TASK, run.roster().best().orElseThrow().model())
                .build();
        TaskRun alliance = TaskRun.created(
                consortium,
                definition,
                consortium.client(3),
                consortium.clients().subList(4, 13));

        alliance.joinAll();

        assertThat(alliance.inGm()).isFalse();
    }

    private static ArenaTask inGm() {
        return ArenaRun.definition(StakeUnit.GMFLOCK).build();
    }

    private static ArenaTask undisputed() {
        return ArenaRun.definition(StakeUnit.GMFLOCK)
                .jury(ArenaRun.disputing(0))
                .build();
    }

    private TransactionId locked(Contestant who) {
        return channel.submit(who.identity(), "token:Lock", new Lock(HUNDRED, 365, Optional.empty()), LockView.class)
                .lockId();
    }

    private ClaimResult unstake(Contestant who) {
        return channel.submit(who.identity(), "arena:Unstake", new Unstake(ArenaRun.TASK), ClaimResult.class);
    }

    private UnlockResult unlock(Contestant who) {
        return channel.submit(who.identity(), "token:Unlock", new Unlock(lockOf(who)), UnlockResult.class);
    }

    private ArenaParticipantView participant(Contestant who) {
        return channel.evaluate(
                who.identity(),
                "arena:GetParticipant",
                new GetParticipant(ArenaRun.TASK, who.account()),
                ArenaParticipantView.class);
    }

    private LockRecord lock(Contestant who) {
        return channel.document(LedgerKey.lock(who.account(), lockOf(who)), LockRecord.class)
                .orElseThrow();
    }

    /** Everybody has one. */
    private TransactionId lockOf(Contestant who) {
        return channel.documents().keySet().stream()
                .flatMap(key -> LedgerKey.parse(key).stream())
                .filter(key -> key.toString().startsWith("lock~" + who.account() + "~"))
                .map(key -> TransactionId.parse(key.attributes().get(1)))
                .findFirst()
                .orElseThrow();
    }
}
