package io.flock.chaincode.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.chaincode.arena.ArenaRun;
import io.flock.chaincode.arena.Contestant;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.PoolShare;
import io.flock.protocol.arena.request.Unstake;
import io.flock.protocol.codec.Json;
import io.flock.protocol.delegation.PoolList;
import io.flock.protocol.delegation.PoolView;
import io.flock.protocol.delegation.request.AllotPool;
import io.flock.protocol.delegation.request.ClaimPool;
import io.flock.protocol.delegation.request.Delegate;
import io.flock.protocol.delegation.request.GetPool;
import io.flock.protocol.delegation.request.ListPools;
import io.flock.protocol.delegation.request.OpenPool;
import io.flock.protocol.delegation.request.SetSharingRatio;
import io.flock.protocol.delegation.request.Undelegate;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.governance.request.Approve;
import io.flock.protocol.governance.request.Propose;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.token.StakeUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DelegationTest {
    private static final int DAY = 86_400;
    private static final Millionths HALF = Millionths.of(500_000);

    private final Consortium3 consortium = Consortium3.founded(6);
    private final ArenaRun run = ArenaRun.created(consortium);
    private final Contestant owner = run.of(ArenaRole.NODE).get(1);
    private final Identity ann = consortium.client(15);
    private final Identity bob = consortium.client(16);

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(consortium.channel());
    }

    @Test
    void allottedPool_strengthensItsOwner_andSharesWhatItAdds() {
        open();
        delegate(ann, 100);
        delegate(bob, 50);
        coolDown();
        run.stakeAll();
        allot(150, ann, bob);

        run.until(ArenaPhase.SUBMIT, 1);

        EpochSettlement settlement = run.settlement(0);
        PoolShare share = settlement.pools().get(0);
        assertThat(share.account()).isEqualTo(owner.account());
        assertThat(share.with()).isGreaterThan(share.without());
        assertThat(share.reward()).isEqualTo(HALF.of(share.with().minus(share.without())));
        assertThat(settlement.payout(owner.account())).isEqualTo(share.with().minus(share.reward()));
        Amount before = run.balance(ann);
        claim(ann, false);
        assertThat(run.balance(ann).minus(before).micros())
                .isBetween(share.reward().micros() * 2 / 3, share.reward().micros() * 2 / 3 + 1);
    }

    @Test
    void everythingDelegated_comesBackInTheEnd_withRewards_inAnyOrder() {
        open();
        delegate(ann, 100);
        delegate(bob, 50);
        coolDown();
        run.stakeAll();
        allot(150, ann, bob);
        run.until(ArenaPhase.SUBMIT, 1);
        claim(bob, false);

        run.until(ArenaPhase.COMPLETED).channel().waitSeconds(31 * DAY);
        run.contestants().forEach(contestant -> {
            run.claim(contestant.identity());
            run.submit(contestant, "Unstake", new Unstake(ArenaRun.TASK));
        });
        run.claim(consortium.client(0));
        claim(bob, false);
        claim(ann, false);

        assertThat(Money.inArena(run.channel(), ArenaRun.TASK)).isEqualTo(Amount.ZERO);
        assertThat(run.balance(ann)).isGreaterThan(Consortium3.GRANT);
        assertThat(run.balance(bob)).isGreaterThan(Consortium3.GRANT);
        assertThat(refusal(ann, "ClaimPool", new ClaimPool(ArenaRun.TASK, owner.account(), false)))
                .isEqualTo(ErrorCode.NOTHING_TO_CLAIM);
    }

    /** attacks.md #50 */
    @Test
    void delegatedStake_isSlashedProRataWithItsOwners() {
        open();
        delegate(ann, 200);
        coolDown();
        run.stakeAll();
        allot(200, ann);
        run.until(ArenaPhase.REVEAL, 0);

        while (run.epoch() == 0) {
            run.attempt(contestant -> contestant != owner);
            run.advance();
        }

        ArenaMember member = run.roster().member(owner.account()).orElseThrow();
        assertThat(member.stake()).isEqualTo(Amount.ofFlock(80));
        assertThat(member.delegated()).isEqualTo(Amount.ofFlock(160));
        assertThat(member.effective()).isEqualTo(Amount.ofFlock(240));
        assertThat(run.settlement(0).pools())
                .containsExactly(
                        new PoolShare(owner.account(), Amount.ZERO, Amount.ZERO, Amount.ZERO, Amount.ofFlock(40)));
        assertThat(Money.treasury(run.channel())).isEqualTo(Amount.ofFlock(60));
    }

    /** attacks.md #50 */
    @Test
    void onePool_canNotStandBehindMoreThanItHolds() {
        open();
        delegate(ann, 100);
        coolDown();
        run.stakeAll();

        assertThat(refusal(owner.identity(), "AllotPool", allotment(101, ann)))
                .isEqualTo(ErrorCode.INSUFFICIENT_BALANCE);
        allot(60, ann);
        assertThat(view().free()).isEqualTo(Amount.ofFlock(40));
        assertThat(refusal(owner.identity(), "AllotPool", allotment(40, ann))).isEqualTo(ErrorCode.ALREADY_DONE);
        SortedMap<String, String> before = run.channel().documents();
        allot(60, ann);
        assertThat(run.channel().documents()).isEqualTo(before);
    }

    @Test
    void allotmentAboveTheMultipleOfTheOwnStake_isRefused() {
        open();
        delegate(ann, 600);
        coolDown();
        run.stakeAll();

        assertThat(refusal(owner.identity(), "AllotPool", allotment(501, ann)))
                .isEqualTo(ErrorCode.PARAMETER_OUT_OF_BOUNDS);
        allot(500, ann);
    }

    /** FLOCK that nobody locked would count beside gmFLOCK. */
    @Test
    void taskOfGmFlock_takesNoPool() {
        Consortium3 other = Consortium3.founded(6);
        ArenaRun inGm =
                ArenaRun.created(other, ArenaRun.definition(StakeUnit.GMFLOCK).build());
        Identity delegator = other.client(15);
        Contestant strengthened = inGm.of(ArenaRole.NODE).get(1);
        inGm.channel()
                .submit(
                        strengthened.identity(),
                        "delegation:OpenPool",
                        new OpenPool(ArenaRole.NODE, HALF, Amount.ofFlock(1)));
        inGm.channel()
                .submit(
                        delegator,
                        "delegation:Delegate",
                        new Delegate(strengthened.account(), ArenaRole.NODE, Amount.ofFlock(100), Optional.empty()));
        inGm.channel().waitSeconds(DAY);
        inGm.stakeAll();
        SortedMap<String, String> before = inGm.channel().documents();

        assertThat(inGm.channel()
                        .refusal(
                                strengthened.identity(),
                                "delegation:AllotPool",
                                new AllotPool(ArenaRun.TASK, Amount.ofFlock(100), List.of(delegator.account()))))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(inGm.channel().documents()).isEqualTo(before);
    }

    @Test
    void delegation_coolsDownForADay_beforeItIsAllottedChangedOrTakenBack() {
        open();
        delegate(ann, 100);
        run.stakeAll();
        run.channel().waitSeconds(DAY - 1);

        assertThat(refusal(owner.identity(), "AllotPool", allotment(100, ann))).isEqualTo(ErrorCode.TOO_EARLY);
        assertThat(refusal(ann, "Delegate", delegation(10))).isEqualTo(ErrorCode.TOO_EARLY);
        assertThat(refusal(ann, "Undelegate", back(100))).isEqualTo(ErrorCode.TOO_EARLY);
        run.channel().waitSeconds(1);
        run.channel().submit(ann, "delegation:Undelegate", back(40));
        assertThat(refusal(ann, "Undelegate", back(60))).isEqualTo(ErrorCode.TOO_EARLY);
        coolDown();
        run.channel().submit(ann, "delegation:Undelegate", back(60));
        assertThat(run.balance(ann)).isEqualTo(Consortium3.GRANT);
        assertThat(documents(KeyType.DELEGATION)).isZero();
    }

    /** Only what was delegated before the task began to run can be in it. */
    @Test
    void delegationAfterTheTaskHasClosed_earnsNothingOfIt() {
        open();
        run.stakeAll();
        delegate(ann, 100);
        coolDown();
        run.until(ArenaPhase.SUBMIT, 0);

        assertThat(refusal(owner.identity(), "AllotPool", allotment(100, ann))).isEqualTo(ErrorCode.WRONG_PHASE);
        assertThat(refusal(ann, "ClaimPool", new ClaimPool(ArenaRun.TASK, owner.account(), false)))
                .isEqualTo(ErrorCode.UNKNOWN_POOL);
    }

    @Test
    void newRatio_countsAfterItsNotice_andNotForWhatIsAllotted() {
        open();
        delegate(ann, 100);
        coolDown();
        run.stakeAll();
        run.channel()
                .submit(
                        owner.identity(),
                        "delegation:SetSharingRatio",
                        new SetSharingRatio(ArenaRole.NODE, Millionths.of(900_000)));
        assertThat(refusal(owner.identity(), "SetSharingRatio", new SetSharingRatio(ArenaRole.NODE, HALF)))
                .isEqualTo(ErrorCode.TOO_EARLY);
        allot(100, ann);

        assertThat(view().allotments().get(0).allotment().ratio()).isEqualTo(HALF);
        assertThat(view().pool().ratioAt(run.channel().now())).isEqualTo(HALF);
        run.channel().waitSeconds(2 * DAY);
        assertThat(view().pool().ratioAt(run.channel().now())).isEqualTo(Millionths.of(900_000));
    }

    @Test
    void principalThatStays_isFreeInThePoolAgain_afterACoolDown() {
        open();
        delegate(ann, 100);
        coolDown();
        run.stakeAll();
        allot(100, ann);
        run.until(ArenaPhase.COMPLETED);

        claim(ann, true);

        assertThat(view().free()).isEqualTo(Amount.ofFlock(100));
        assertThat(view().delegations().get(0).settledAt())
                .isEqualTo(run.channel().now() + DAY);
    }

    @Test
    void stoppedTask_givesDelegatedStakeBack() {
        open();
        delegate(ann, 100);
        coolDown();
        run.stakeAll();
        allot(100, ann);
        run.until(ArenaPhase.SUBMIT, 0);
        ProposalAction stop = ProposalAction.stopTask(ArenaRun.TASK);
        run.channel().submit(consortium.governor(0), "governance:Propose", new Propose(ProposalId.parse("stop"), stop));
        run.channel()
                .submit(
                        consortium.governor(1),
                        "governance:Approve",
                        new Approve(ProposalId.parse("stop"), stop.digest()));

        claim(ann, false);

        assertThat(run.balance(ann)).isEqualTo(Consortium3.GRANT);
    }

    @Test
    void ownerThatIsNotAdmitted_givesEverythingBack_whileTheTaskRuns() {
        open();
        delegate(ann, 100);
        coolDown();
        run.stakeAll();
        allot(100, ann);
        run.submit(owner, "Unstake", new Unstake(ArenaRun.TASK));
        assertThat(refusal(ann, "ClaimPool", new ClaimPool(ArenaRun.TASK, owner.account(), false)))
                .isEqualTo(ErrorCode.NOTHING_TO_CLAIM);
        run.until(ArenaPhase.SUBMIT, 0);

        claim(ann, false);

        assertThat(run.balance(ann)).isEqualTo(Consortium3.GRANT);
        run.until(ArenaPhase.SUBMIT, 1);
        assertThat(run.settlement(0).pools()).isEmpty();
    }

    @Test
    void whatMakesNoSense_isRefused() {
        run.stakeAll();
        assertThat(refusal(ann, "Delegate", delegation(10))).isEqualTo(ErrorCode.UNKNOWN_POOL);
        open();
        assertThat(refusal(
                        owner.identity(),
                        "OpenPool",
                        new OpenPool(ArenaRole.NODE, Millionths.of(0), Amount.ofFlock(1))))
                .isEqualTo(ErrorCode.ALREADY_DONE);
        assertThat(refusal(ann, "OpenPool", new OpenPool(ArenaRole.NODE, HALF, Amount.ZERO)))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(refusal(
                        ann,
                        "Delegate",
                        new Delegate(owner.account(), ArenaRole.NODE, Amount.ofMicros(999_999), Optional.empty())))
                .isEqualTo(ErrorCode.STAKE_TOO_LOW);
        assertThat(refusal(ann, "Delegate", delegation(1_001))).isEqualTo(ErrorCode.INSUFFICIENT_BALANCE);
        assertThat(refusal(ann, "Undelegate", back(1))).isEqualTo(ErrorCode.UNKNOWN_POOL);
        assertThat(refusal(ann, "AllotPool", allotment(1, ann))).isEqualTo(ErrorCode.NOT_A_PARTICIPANT);
        assertThat(refusal(owner.identity(), "AllotPool", allotment(1, ann))).isEqualTo(ErrorCode.UNKNOWN_POOL);
        assertThat(refusal(ann, "SetSharingRatio", new SetSharingRatio(ArenaRole.NODE, HALF)))
                .isEqualTo(ErrorCode.UNKNOWN_POOL);
        assertThat(refusal(ann, "ListPools", new ListPools(10, Optional.of("x"))))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void pools_areListedInPages() {
        open();
        run.channel().submit(ann, "delegation:OpenPool", new OpenPool(ArenaRole.VALIDATOR, HALF, Amount.ofFlock(1)));
        PoolList first =
                run.channel().evaluate(ann, "delegation:ListPools", new ListPools(1, Optional.empty()), PoolList.class);
        PoolList second =
                run.channel().evaluate(ann, "delegation:ListPools", new ListPools(1, first.bookmark()), PoolList.class);

        assertThat(List.of(first.pools().get(0).owner(), second.pools().get(0).owner()))
                .containsExactlyInAnyOrder(owner.account(), ann.account());
        assertThat(second.bookmark()).isEmpty();
    }

    private void open() {
        run.channel()
                .submit(owner.identity(), "delegation:OpenPool", new OpenPool(ArenaRole.NODE, HALF, Amount.ofFlock(1)));
    }

    private void delegate(Identity who, int flock) {
        run.channel().submit(who, "delegation:Delegate", delegation(flock));
    }

    private Delegate delegation(int flock) {
        return new Delegate(owner.account(), ArenaRole.NODE, Amount.ofFlock(flock), Optional.empty());
    }

    private Undelegate back(int flock) {
        return new Undelegate(owner.account(), ArenaRole.NODE, Amount.ofFlock(flock));
    }

    private void coolDown() {
        run.channel().waitSeconds(DAY);
    }

    private void allot(int flock, Identity... delegators) {
        run.channel().submit(owner.identity(), "delegation:AllotPool", allotment(flock, delegators));
    }

    private static AllotPool allotment(int flock, Identity... delegators) {
        List<AccountId> accounts =
                List.of(delegators).stream().map(Identity::account).toList();
        return new AllotPool(ArenaRun.TASK, Amount.ofFlock(flock), accounts);
    }

    private void claim(Identity who, boolean redelegate) {
        run.channel().submit(who, "delegation:ClaimPool", new ClaimPool(ArenaRun.TASK, owner.account(), redelegate));
    }

    private ErrorCode refusal(Identity who, String function, Object request) {
        return run.channel().refusalOf(who, "delegation:" + function, Json.write(request));
    }

    private PoolView view() {
        return run.channel()
                .evaluate(
                        ann,
                        "delegation:GetPool",
                        new GetPool(owner.account(), ArenaRole.NODE, 100, Optional.empty()),
                        PoolView.class);
    }

    private long documents(KeyType type) {
        return run.channel().documents().keySet().stream()
                .filter(key -> LedgerKey.parse(key).orElseThrow().type() == type)
                .count();
    }
}
