package io.flock.chaincode.alliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.chaincode.TaskRun;
import io.flock.chaincode.Trainer;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.Settlement;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.request.Cancel;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.alliance.request.ClaimResult;
import io.flock.protocol.alliance.request.CreateTask;
import io.flock.protocol.alliance.request.Join;
import io.flock.protocol.alliance.request.Leave;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Account;
import io.flock.protocol.token.LockPart;
import io.flock.protocol.token.LockRecord;
import io.flock.protocol.token.LockedStake;
import io.flock.protocol.token.StakeUnit;
import io.flock.protocol.token.UnlockResult;
import io.flock.protocol.token.request.Lock;
import io.flock.protocol.token.request.Unlock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A task that takes gmFLOCK as stake: each has half of a lock of 200 FLOCK and 602 gmFLOCK in it. */
class GmStakeTest {
    private static final long YEAR = 365 * 86_400L;
    private static final Amount HUNDRED = Amount.ofFlock(100);

    private final Consortium3 consortium = Consortium3.founded(4);
    private final Channel channel = consortium.channel();

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(channel);
    }

    @Test
    void join_takesThePartOutOfTheLock_andNothingOfTheBalance() {
        TaskRun run = TaskRun.joined(consortium, inGm());
        Trainer trainer = run.trainers().get(0);

        assertThat(lock(trainer).staked()).contains(new LockedStake(TaskRun.GM_STAKE, HUNDRED));
        assertThat(lock(trainer).held()).isEqualTo(HUNDRED);
        assertThat(balance(trainer)).isEqualTo(Consortium3.GRANT.minus(HUNDRED.times(2)));
        assertThat(Money.inAlliance(channel, TaskRun.TASK))
                .isEqualTo(Amount.ofFlock(60).plus(HUNDRED.times(9)));
    }

    @Test
    void lie_burnsGmFlock_andMovesTheFlockBehind_toKeeperAndTreasury() {
        TaskRun run = TaskRun.joined(consortium, inGm()).until(Phase.VOTE_REVEAL);
        Trainer liar = run.seated(Role.VOTER).get(0);
        Trainer keeper = run.trainers().stream()
                .filter(other -> !organisation(other).equals(organisation(liar))
                        && !organisation(other)
                                .equals(run.creator().account().organisation().text()))
                .findFirst()
                .orElseThrow();
        run.act(trainer -> !trainer.equals(liar));
        Amount pool = run.roster().pool();
        Amount treasury = Money.treasury(channel);
        run.advance(keeper.identity());
        run.actAll();
        run.advance(keeper.identity());
        run.actAll();
        run.advance(keeper.identity());

        Settlement settlement =
                run.document(0).flatMap(round -> round.settlement()).orElseThrow();
        assertThat(settlement.penalties())
                .containsExactly(new Penalty(
                        liar.account(),
                        PenaltyReason.UNREVEALED,
                        Amount.parse("60.2"),
                        Optional.of(Amount.ofFlock(20))));
        assertThat(settlement.keeperBonus()).isEqualTo(Amount.ofFlock(2));
        assertThat(settlement.poolAfter()).isEqualTo(pool.minus(settlement.reward()));
        assertThat(Money.treasury(channel)).isEqualTo(treasury.plus(Amount.ofFlock(18)));
        assertThat(run.stakeOf(liar.account())).isEqualTo(Amount.parse("240.8"));
        assertThat(run.stakeOf(keeper.account()))
                .as("rewards are FLOCK beside the stake")
                .isEqualTo(TaskRun.GM_STAKE);
    }

    @Test
    void claim_paysRewardsInFlock_andReturnsTheRestOfTheStake_whichRedeemsLess() {
        TaskRun run = TaskRun.joined(consortium, inGm()).until(Phase.VOTE_COMMIT);
        Trainer silent = run.seated(Role.VOTER).get(0);
        run.act(trainer -> !trainer.equals(silent));
        run.advance();
        run.until(Phase.COMPLETED);
        Amount due = run.roster().due(silent.account());

        ClaimResult paid = claim(silent);

        LockPart left = new LockPart(lockOf(silent), Amount.parse("270.9"), Amount.ofFlock(90));
        assertThat(paid).isEqualTo(new ClaimResult(due, Optional.of(left)));
        assertThat(claim(silent)).as("again").isEqualTo(paid);
        assertThat(lock(silent).gm()).isEqualTo(Amount.parse("571.9"));
        assertThat(lock(silent).held()).isEqualTo(Amount.ofFlock(190));
        channel.waitSeconds(YEAR + 2 * Consortium3.CLOCK_WINDOW);
        assertThat(unlock(silent).paid()).isEqualTo(Amount.parse("180.253"));
        assertThat(run.trainers()).filteredOn(other -> !other.equals(silent)).allSatisfy(other -> {
            assertThat(claim(other).amount()).isGreaterThan(Amount.ZERO);
            assertThat(lock(other).staked()).isEmpty();
        });
        assertThat(Money.inAlliance(channel, TaskRun.TASK)).isEqualTo(Amount.ZERO);
    }

    /** Otherwise its days and its fee could be evaded: slashed in a task of one's own, a lock would come back as rewards. */
    @Test
    void whatPenaltiesMoveOutOfLocks_comesBackToNobody() {
        TaskRun run = TaskRun.joined(consortium, inGm()).until(Phase.VOTE_COMMIT);
        Amount treasury = Money.treasury(channel);
        Trainer silent = run.seated(Role.VOTER).get(0);
        run.act(trainer -> !trainer.equals(silent));
        run.advance();
        run.until(Phase.COMPLETED);

        Amount paid = Amount.sum(
                run.trainers().stream().map(trainer -> claim(trainer).amount()).toList());

        assertThat(paid).as("the pool as it was paid in").isEqualTo(Amount.ofFlock(60));
        assertThat(Money.treasury(channel)).isEqualTo(treasury.plus(Amount.ofFlock(10)));
    }

    @Test
    void seedWithheldByThoseWhoLocked_movesTheirFlockToTheTreasury() {
        TaskRun run = TaskRun.joined(consortium, inGm()).until(Phase.SEED);
        Amount treasury = Money.treasury(channel);
        Trainer silent = run.trainers().get(0);

        run.act(trainer -> !trainer.equals(silent));
        run.advance();

        assertThat(run.roster().pool()).isEqualTo(Amount.ofFlock(60));
        assertThat(Money.treasury(channel)).isEqualTo(treasury.plus(Amount.ofFlock(10)));
    }

    @Test
    void leastStake_bearsOneAbsence_afterWhichItIsDrawnAgain() {
        TaskDefinition definition = inGm();
        TaskRun run = TaskRun.created(
                consortium,
                definition,
                consortium.client(9),
                consortium.clients().subList(0, 9));
        run.joinAll(definition.leastStake());
        run.until(Phase.VOTE_COMMIT);
        Trainer silent = run.seated(Role.VOTER).get(0);
        run.act(trainer -> !trainer.equals(silent));
        run.advance();
        run.until(Phase.COMPLETED);

        assertThat(run.stakeOf(silent.account())).isEqualTo(definition.minStake());
        assertThat(run.document(2).orElseThrow().seat(silent.account())).isPresent();
    }

    @Test
    void lockThatEndsWhileItIsStaked_countsOn_andIsRedeemedOnlyAfterItCameBack() {
        TaskRun run = TaskRun.joined(consortium, inGm());
        Trainer trainer = run.trainers().get(0);
        channel.waitSeconds(YEAR + 2 * Consortium3.CLOCK_WINDOW);

        assertThat(channel.refusal(trainer.identity(), "token:Unlock", new Unlock(lockOf(trainer))))
                .isEqualTo(ErrorCode.LOCK_STAKED);
        channel.submit(run.creator(), "alliance:Cancel", new Cancel(TaskRun.TASK));
        claim(trainer);
        assertThat(unlock(trainer).paid()).isEqualTo(Amount.parse("189.74"));
    }

    @Test
    void leaveBeforeTheFreeze_andCancellation_giveTheWholePartBack() {
        TaskRun run = TaskRun.joined(consortium, inGm());
        Trainer leaver = run.trainers().get(0);
        Trainer other = run.trainers().get(1);

        channel.submit(leaver.identity(), "alliance:Leave", new Leave(TaskRun.TASK));
        channel.submit(leaver.identity(), "alliance:Leave", new Leave(TaskRun.TASK));
        channel.submit(run.creator(), "alliance:Cancel", new Cancel(TaskRun.TASK));
        claim(other);

        for (Trainer trainer : new Trainer[] {leaver, other}) {
            assertThat(lock(trainer))
                    .isEqualTo(
                            LockRecord.of(HUNDRED.times(2), 365, lock(trainer).lockedAt()));
        }
        assertThat(channel.refusal(leaver.identity(), "alliance:Claim", new Claim(TaskRun.TASK)))
                .isEqualTo(ErrorCode.NOTHING_TO_CLAIM);
    }

    @Test
    void sameJoinAgain_hasNoEffect_andAnotherLock_isRefused() {
        TaskRun run = TaskRun.joined(consortium, inGm());
        Trainer trainer = run.trainers().get(0);
        Join same = trainer.join(0, TaskRun.GM_STAKE).withLock(lockOf(trainer));
        var before = channel.documents();

        channel.submit(trainer.identity(), "alliance:Join", same);

        assertThat(channel.documents()).isEqualTo(before);
        assertThat(channel.refusal(
                        trainer.identity(), "alliance:Join", same.withLock(TransactionId.parse("ab".repeat(32)))))
                .isEqualTo(ErrorCode.ALREADY_DONE);
    }

    @Test
    void otherUnit_strangersLock_tooMuch_andTooLittle_areRefused() {
        Identity alice = consortium.client(0);
        Trainer trainer = new Trainer(alice, TaskRun.TASK);
        TaskRun.created(consortium, inGm(), consortium.client(9), consortium.clients());
        TransactionId own = locked(alice);
        TransactionId bobs = locked(consortium.client(1));

        assertThat(refusal(alice, trainer.join(0, TaskRun.GM_STAKE))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(refusal(alice, trainer.join(0, TaskRun.GM_STAKE).withLock(bobs)))
                .isEqualTo(ErrorCode.UNKNOWN_LOCK);
        assertThat(refusal(alice, trainer.join(0, Amount.parse("301.000001")).withLock(own)))
                .isEqualTo(ErrorCode.INSUFFICIENT_BALANCE);
        assertThat(refusal(alice, trainer.join(0, Amount.parse("300.999999")).withLock(own)))
                .as("would not be drawn again after an absence")
                .isEqualTo(ErrorCode.STAKE_TOO_LOW);
    }

    @Test
    void taskOfFlock_takesNoLock() {
        Identity alice = consortium.client(0);
        TaskRun.created(consortium, TaskRun.definition().build(), consortium.client(9), consortium.clients());

        assertThat(refusal(
                        alice, new Trainer(alice, TaskRun.TASK).join(0, HUNDRED).withLock(locked(alice))))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void depositThatIsTooLowInFlock_isRefused_thoughItWouldDoInGmFlock() {
        TaskDefinition definition = TaskRun.definition()
                .stakeIn(StakeUnit.GMFLOCK)
                .minStake(HUNDRED)
                .build();

        assertThat(channel.refusal(
                        consortium.client(9), "alliance:CreateTask", new CreateTask(definition, Optional.empty())))
                .isEqualTo(ErrorCode.DEPOSIT_TOO_LOW);
    }

    private static TaskDefinition inGm() {
        return TaskRun.definition(StakeUnit.GMFLOCK).build();
    }

    private static String organisation(Trainer trainer) {
        return trainer.account().organisation().text();
    }

    private TransactionId locked(Identity who) {
        return channel.submit(
                        who,
                        "token:Lock",
                        new Lock(HUNDRED, 365, Optional.empty()),
                        io.flock.protocol.token.LockView.class)
                .lockId();
    }

    private ErrorCode refusal(Identity who, Join join) {
        return channel.refusal(who, "alliance:Join", join);
    }

    private ClaimResult claim(Trainer who) {
        return channel.submit(who.identity(), "alliance:Claim", new Claim(TaskRun.TASK), ClaimResult.class);
    }

    private UnlockResult unlock(Trainer who) {
        return channel.submit(who.identity(), "token:Unlock", new Unlock(lockOf(who)), UnlockResult.class);
    }

    private Amount balance(Trainer who) {
        return channel.document(LedgerKey.account(who.account()), Account.class)
                .orElseThrow()
                .balance();
    }

    private LockRecord lock(Trainer who) {
        return channel.document(LedgerKey.lock(who.account(), lockOf(who)), LockRecord.class)
                .orElseThrow();
    }

    /** Everybody has one. */
    private TransactionId lockOf(Trainer who) {
        return channel.documents().keySet().stream()
                .flatMap(key -> LedgerKey.parse(key).stream())
                .filter(key -> key.toString().startsWith("lock~" + who.account() + "~"))
                .map(key -> TransactionId.parse(key.attributes().get(1)))
                .findFirst()
                .orElseThrow();
    }
}
