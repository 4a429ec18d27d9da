package io.flock.chaincode.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.chaincode.Trainer;
import io.flock.protocol.arena.ArenaPhaseLengths;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ArenaTaskBuilder;
import io.flock.protocol.arena.RewardRules;
import io.flock.protocol.arena.Seats;
import io.flock.protocol.arena.request.CreateTask;
import io.flock.protocol.arena.request.Stake;
import io.flock.protocol.arena.request.Unstake;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is refused before a task is closed: creating it and staking in it. */
class ArenaEntryRefusalTest {
    private static final Digest ANY = Trainer.digest("any");

    private final Consortium3 consortium = Consortium3.founded(6);
    private final Channel channel = consortium.channel();

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(channel);
    }

    @Test
    void creating_isRefused_forEachReason() {
        ArenaTaskBuilder sound = ArenaRun.definition();
        ArenaTask built = sound.build();
        Identity creator = consortium.client(0);

        assertThat(create(creator, sound.creatorStake(Amount.ofFlock(99)).build()))
                .isEqualTo(ErrorCode.STAKE_TOO_LOW);
        sound.creatorStake(built.creatorStake());
        assertThat(create(creator, sound.rewardPool(Amount.ofFlock(241)).build()))
                .isEqualTo(ErrorCode.DEPOSIT_TOO_LOW);
        assertThat(create(
                        creator,
                        sound.rewardPool(Amount.ofFlock(240))
                                .creatorStake(Amount.ofFlock(761))
                                .build()))
                .isEqualTo(ErrorCode.INSUFFICIENT_BALANCE);
        sound.rewardPool(built.rewardPool()).creatorStake(built.creatorStake());
        assertThat(create(creator, sound.slashFraction(Millionths.of(250_001)).build()))
                .isEqualTo(ErrorCode.PARAMETER_OUT_OF_BOUNDS);
        sound.slashFraction(built.slashFraction());
        assertThat(create(
                        creator, sound.absentSlash(Amount.ofMicros(20_000_001)).build()))
                .isEqualTo(ErrorCode.PARAMETER_OUT_OF_BOUNDS);
        sound.absentSlash(built.absentSlash());
        assertThat(create(creator, sound.phases(ArenaPhaseLengths.all(14)).build()))
                .isEqualTo(ErrorCode.PARAMETER_OUT_OF_BOUNDS);
        sound.phases(built.phases());
        assertThat(create(creator, sound.epochs(1_001).build())).isEqualTo(ErrorCode.PARAMETER_OUT_OF_BOUNDS);
        sound.epochs(built.epochs());
        assertThat(create(
                        creator,
                        sound.nodes(new Seats(2, 248, Amount.ofFlock(100))).build()))
                .isEqualTo(ErrorCode.PARAMETER_OUT_OF_BOUNDS);
        sound.nodes(new Seats(3, 2, Amount.ofFlock(100)));
        assertThat(create(creator, sound.build())).isEqualTo(ErrorCode.PARAMETER_OUT_OF_BOUNDS);
        sound.nodes(built.nodes());
        assertThat(create(
                        creator,
                        sound.validators(new Seats(2, 9, Amount.ofFlock(100))).build()))
                .isEqualTo(ErrorCode.PARAMETER_OUT_OF_BOUNDS);
        sound.validators(built.validators());
        assertThat(create(
                        creator,
                        sound.named(List.of(creator.account(), creator.account()))
                                .build()))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(create(Identity.client("Org9MSP", "stranger"), built)).isEqualTo(ErrorCode.NOT_A_MEMBER);
        assertThat(create(
                        creator,
                        ArenaRun.definition()
                                .named(List.of())
                                .rewards(rewards(500_001, 30))
                                .build()))
                .isEqualTo(ErrorCode.PARAMETER_OUT_OF_BOUNDS);
        assertThat(create(
                        creator,
                        ArenaRun.definition().rewards(rewards(200_000, 366)).build()))
                .isEqualTo(ErrorCode.PARAMETER_OUT_OF_BOUNDS);
    }

    private static RewardRules rewards(int gamma, int vestingDays) {
        RewardRules rules = RewardRules.defaults();
        return new RewardRules(
                Millionths.of(gamma),
                rules.rankRatio(),
                rules.stakeExponent(),
                rules.distancePenalty(),
                rules.lockedShare(),
                rules.minGain(),
                vestingDays,
                rules.baseline(),
                rules.improvement());
    }

    private ErrorCode create(Identity who, ArenaTask task) {
        return channel.refusal(who, "arena:CreateTask", new CreateTask(task, Optional.empty(), Optional.empty()));
    }

    /** Governance stops tasks by their ids: an id names one task, whatever its kind. */
    @Test
    void anIdOfTheAlliance_canNotBeTakenByTheArena_norTheOtherWayRound() {
        channel.submit(
                consortium.client(1),
                "alliance:CreateTask",
                new io.flock.protocol.alliance.request.CreateTask(
                        io.flock.chaincode.TaskRun.definition().build(), Optional.empty()));
        ArenaTask taken = ArenaTask.builder(
                        io.flock.chaincode.TaskRun.TASK,
                        ArenaRun.definition().build().bundle(),
                        ArenaRun.definition().build().validationSet(),
                        ArenaRun.definition().build().finalSet())
                .creatorStake(Amount.ofFlock(100))
                .build();

        assertThat(create(consortium.client(2), taken)).isEqualTo(ErrorCode.TASK_EXISTS);
        ArenaRun.created(consortium);
        assertThat(create(consortium.client(3), ArenaRun.definition().build())).isEqualTo(ErrorCode.TASK_EXISTS);
    }

    @Test
    void staking_isRefused_forEachReason() {
        ArenaRun run = ArenaRun.created(consortium);
        Contestant validator = run.of(ArenaRole.VALIDATOR).get(0);
        Contestant node = run.of(ArenaRole.NODE).get(0);
        Stake sound = validator.stake(0, Amount.ofFlock(100));

        assertThat(run.refusal(validator, "Stake", validator.stake(0, Amount.ofMicros(99_999_999))))
                .isEqualTo(ErrorCode.STAKE_TOO_LOW);
        assertThat(run.refusal(validator, "Stake", validator.stake(13, Amount.ofFlock(100))))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(run.refusal(
                        validator,
                        "Stake",
                        new Stake(
                                ArenaRun.TASK,
                                ArenaRole.VALIDATOR,
                                0,
                                Amount.ofFlock(100),
                                ANY,
                                Optional.empty(),
                                Optional.empty())))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(channel.refusal(
                        consortium.client(3),
                        "arena:Stake",
                        new Contestant(consortium.client(3), ArenaRun.TASK, ArenaRole.NODE)
                                .stake(1, Amount.ofFlock(100))))
                .as("a node of the creator's organisation")
                .isEqualTo(ErrorCode.NOT_AUTHORISED);
        run.submit(validator, "Stake", sound);
        run.submit(validator, "Stake", sound);
        assertThat(run.refusal(node, "Stake", node.stake(0, Amount.ofFlock(1_001))))
                .isEqualTo(ErrorCode.INSUFFICIENT_BALANCE);
    }

    /** Attack 10: other amounts, another role or slot, before the freeze. */
    @Test
    void attack10_aSecondStake_isRefused_andChangesNoWeight() {
        ArenaRun run = ArenaRun.staked(consortium);
        Contestant validator = run.of(ArenaRole.VALIDATOR).get(0);
        SortedMap<String, String> before = channel.documents();

        assertThat(run.refusal(validator, "Stake", validator.stake(7, Amount.ofFlock(100))))
                .isEqualTo(ErrorCode.ALREADY_DONE);
        assertThat(run.refusal(validator, "Stake", validator.stake(0, Amount.ofFlock(200))))
                .isEqualTo(ErrorCode.ALREADY_DONE);
        assertThat(channel.documents()).isEqualTo(before);
        run.submit(validator, "Unstake", new Unstake(ArenaRun.TASK));
        assertThat(run.refusal(validator, "Stake", validator.stake(0, Amount.ofFlock(100))))
                .isEqualTo(ErrorCode.ALREADY_DONE);
    }

    @Test
    void anotherAccountOfTheOrganisation_canNotTakeASlotThatIsHeld() {
        ArenaRun run = ArenaRun.created(consortium);
        List<Contestant> ofOrg1 = run.of(ArenaRole.VALIDATOR).subList(0, 2);
        run.submit(ofOrg1.get(0), "Stake", ofOrg1.get(0).stake(0, Amount.ofFlock(100)));

        assertThat(run.refusal(ofOrg1.get(1), "Stake", ofOrg1.get(1).stake(0, Amount.ofFlock(100))))
                .isEqualTo(ErrorCode.SLOT_TAKEN);
    }

    @Test
    void aTaskThatNamesItsAccounts_isClosedToOthers_andCloses_whenAllAreThere() {
        ArenaRun open = ArenaRun.created(
                consortium,
                ArenaRun.definition()
                        .named(ArenaRun.created(Consortium3.founded(6)).contestants().stream()
                                .map(Contestant::account)
                                .toList())
                        .build());
        Identity stranger = consortium.client(15);

        assertThat(channel.refusal(
                        stranger,
                        "arena:Stake",
                        new Contestant(stranger, ArenaRun.TASK, ArenaRole.VALIDATOR).stake(9, Amount.ofFlock(100))))
                .isEqualTo(ErrorCode.NOT_AUTHORISED);
        open.stakeAll();
        assertThat(open.view().advanceable()).isTrue();
    }
}
