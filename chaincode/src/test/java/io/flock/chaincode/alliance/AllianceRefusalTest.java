package io.flock.chaincode.alliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.chaincode.TaskRun;
import io.flock.chaincode.Trainer;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.alliance.Verdicts;
import io.flock.protocol.alliance.request.AdvanceTask;
import io.flock.protocol.alliance.request.Cancel;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.alliance.request.CreateTask;
import io.flock.protocol.alliance.request.GetRound;
import io.flock.protocol.alliance.request.GetTask;
import io.flock.protocol.alliance.request.Join;
import io.flock.protocol.alliance.request.Leave;
import io.flock.protocol.alliance.request.ProveLeak;
import io.flock.protocol.alliance.request.RevealSeed;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AllianceRefusalTest {
    private static final Verdicts NONE = Verdicts.parse("");
    private static final Digest ANY = Trainer.digest("any");

    private final Consortium3 consortium = Consortium3.founded(4);
    private final Channel channel = consortium.channel();

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(channel);
    }

    /** In each phase, every action that belongs to another one. */
    @ParameterizedTest
    @EnumSource(Phase.class)
    void attack7_actionOutsideOfItsPhase_isRefused(Phase phase) {
        TaskRun run = phase == Phase.CANCELLED
                ? cancelled()
                : TaskRun.joined(consortium).until(phase);
        int round = run.phase().round();
        Trainer trainer = run.trainers().get(0);
        SortedMap<String, String> before = channel.documents();

        actions(run, trainer, round).forEach((function, request) -> {
            if (phaseOf(function) != phase) {
                assertThat(refusal(trainer, function, request))
                        .as(function + " in " + phase)
                        .isEqualTo(ErrorCode.WRONG_PHASE);
            }
        });
        assertThat(channel.documents()).isEqualTo(before);
    }

    private SortedMap<String, Object> actions(TaskRun run, Trainer trainer, int round) {
        SortedMap<String, Object> actions = new TreeMap<>();
        actions.put("Join", trainer.join(0, TaskRun.STAKE));
        actions.put("RevealSeed", new RevealSeed(TaskRun.TASK, round, trainer.behind(trainer.tip())));
        actions.put("CommitUpdate", trainer.commitUpdate(round));
        actions.put("RevealUpdate", trainer.revealUpdate(round, trainer.tip()));
        actions.put("CommitVote", trainer.commitVote(round, NONE));
        actions.put("RevealVote", trainer.revealVote(round, NONE, trainer.tip()));
        actions.put("CommitAggregate", trainer.commitAggregate(round, TaskRun.AGGREGATE));
        actions.put("RevealAggregate", trainer.revealAggregate(round, TaskRun.AGGREGATE));
        if (!run.phase().phase().isTerminal()) {
            actions.put("Claim", new Claim(TaskRun.TASK));
        }
        return actions;
    }

    private static Phase phaseOf(String function) {
        return Map.of(
                        "Join", Phase.RECRUITING,
                        "RevealSeed", Phase.SEED,
                        "CommitUpdate", Phase.PROPOSE_COMMIT,
                        "RevealUpdate", Phase.PROPOSE_REVEAL,
                        "CommitVote", Phase.VOTE_COMMIT,
                        "RevealVote", Phase.VOTE_REVEAL,
                        "CommitAggregate", Phase.AGGREGATE_COMMIT,
                        "RevealAggregate", Phase.AGGREGATE_REVEAL,
                        "Claim", Phase.COMPLETED)
                .get(function);
    }

    @Test
    void unknownTask_isRefusedEverywhere() {
        Identity anyone = consortium.client(0);
        TaskId unknown = TaskId.parse("unknown");

        assertThat(channel.refusal(anyone, "alliance:GetTask", new GetTask(unknown)))
                .isEqualTo(ErrorCode.UNKNOWN_TASK);
        assertThat(channel.refusal(anyone, "alliance:Cancel", new Cancel(unknown)))
                .isEqualTo(ErrorCode.UNKNOWN_TASK);
        assertThat(channel.refusal(anyone, "alliance:Leave", new Leave(unknown)))
                .isEqualTo(ErrorCode.UNKNOWN_TASK);
        assertThat(channel.refusal(anyone, "alliance:Claim", new Claim(unknown)))
                .isEqualTo(ErrorCode.UNKNOWN_TASK);
        assertThat(channel.refusal(anyone, "alliance:AdvanceTask", new AdvanceTask(unknown, 0, Phase.SEED)))
                .isEqualTo(ErrorCode.UNKNOWN_TASK);
        actions(unknown)
                .forEach((function, request) -> assertThat(channel.refusal(anyone, "alliance:" + function, request))
                        .as(function)
                        .isEqualTo(ErrorCode.UNKNOWN_TASK));
    }

    private SortedMap<String, Object> actions(TaskId unknown) {
        Trainer trainer = new Trainer(consortium.client(0), unknown);
        SortedMap<String, Object> actions = new TreeMap<>();
        actions.put("Join", trainer.join(0, TaskRun.STAKE));
        actions.put("RevealSeed", new RevealSeed(unknown, 0, ANY));
        actions.put("CommitUpdate", trainer.commitUpdate(0));
        actions.put("RevealVote", trainer.revealVote(0, NONE, trainer.tip()));
        return actions;
    }

    @Test
    void creator_mustBelongToTheConsortium() {
        Identity stranger = Identity.client("Org9MSP", "x");

        assertThat(create(stranger, TaskRun.definition().build())).isEqualTo("NOT_A_MEMBER");
    }

    @Test
    void definitionOutOfBounds_isRefused() {
        Identity creator = consortium.client(9);

        assertThat(create(creator, TaskRun.definition().rounds(2_000).build())).isEqualTo("PARAMETER_OUT_OF_BOUNDS");
        assertThat(create(creator, TaskRun.definition().absentSlash(Amount.ZERO).build()))
                .isEqualTo("DEPOSIT_TOO_LOW");
        assertThat(create(
                        creator,
                        TaskRun.definition()
                                .slashFraction(Millionths.of(260_000))
                                .build()))
                .isEqualTo("PARAMETER_OUT_OF_BOUNDS");
        assertThat(create(
                        creator,
                        TaskRun.definition()
                                .named(List.of(
                                        AccountId.of("Org1MSP", "a"),
                                        AccountId.of("Org2MSP", "b"),
                                        AccountId.of("Org9MSP", "c")))
                                .build()))
                .isEqualTo("NOT_A_MEMBER");
        assertThat(create(
                        creator,
                        TaskRun.definition()
                                .minStake(Amount.ofFlock(100_000))
                                .rewardPool(Amount.ofFlock(1001))
                                .build()))
                .isEqualTo("INSUFFICIENT_BALANCE");
    }

    private String create(Identity who, TaskDefinition definition) {
        return channel.refusal(who, "alliance:CreateTask", new CreateTask(definition, Optional.empty()))
                .name();
    }

    @Test
    void sameTaskAgain_changesNothing_anotherOfItsName_isRefused() {
        TaskRun run = TaskRun.joined(consortium);
        SortedMap<String, String> before = channel.documents();
        CreateTask same = new CreateTask(TaskRun.definition().build(), Optional.empty());
        channel.submit(run.creator(), "alliance:CreateTask", same);

        assertThat(channel.documents()).isEqualTo(before);
        assertThat(channel.refusal(consortium.client(0), "alliance:CreateTask", same))
                .isEqualTo(ErrorCode.TASK_EXISTS);
        assertThat(channel.refusal(
                        run.creator(),
                        "alliance:CreateTask",
                        new CreateTask(TaskRun.definition().rounds(2).build(), Optional.empty())))
                .isEqualTo(ErrorCode.TASK_EXISTS);
    }

    @Test
    void joining_isRefused_forEachReason() {
        TaskRun run =
                TaskRun.created(consortium, TaskRun.definition().build(), consortium.client(9), consortium.clients());
        Trainer alice = run.trainer(consortium.client(0).account());
        Trainer sameOrganisation = run.trainer(consortium.client(3).account());
        Trainer stranger = new Trainer(Identity.client("Org9MSP", "x"), TaskRun.TASK);
        run.submit(alice, "Join", alice.join(0, TaskRun.STAKE));

        assertThat(refusal(stranger, "Join", stranger.join(0, TaskRun.STAKE))).isEqualTo(ErrorCode.NOT_A_MEMBER);
        assertThat(refusal(sameOrganisation, "Join", sameOrganisation.join(1, Amount.ofFlock(99))))
                .isEqualTo(ErrorCode.STAKE_TOO_LOW);
        assertThat(refusal(sameOrganisation, "Join", sameOrganisation.join(1, Amount.ofFlock(1001))))
                .isEqualTo(ErrorCode.INSUFFICIENT_BALANCE);
        assertThat(refusal(sameOrganisation, "Join", sameOrganisation.join(9, TaskRun.STAKE)))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(refusal(sameOrganisation, "Join", sameOrganisation.join(0, TaskRun.STAKE)))
                .isEqualTo(ErrorCode.SLOT_TAKEN);
        assertThat(refusal(alice, "Join", new Join(TaskRun.TASK, 0, TaskRun.STAKE, ANY, Optional.empty())))
                .isEqualTo(ErrorCode.ALREADY_DONE);
    }

    @Test
    void taskThatNamesItsAccounts_takesNoOthers() {
        List<AccountId> named = consortium.clients().subList(0, 3).stream()
                .map(Identity::account)
                .toList();
        TaskRun run = TaskRun.created(
                consortium, TaskRun.definition().named(named).build(), consortium.client(9), consortium.clients());
        Trainer other = run.trainer(consortium.client(4).account());

        assertThat(refusal(other, "Join", other.join(0, TaskRun.STAKE))).isEqualTo(ErrorCode.NOT_AUTHORISED);
    }

    @Test
    void whoWasNotAdmitted_hasNoPart() {
        TaskRun run = TaskRun.joined(consortium).until(Phase.SEED);
        Trainer outsider = new Trainer(consortium.client(10), TaskRun.TASK);

        assertThat(refusal(outsider, "RevealSeed", new RevealSeed(TaskRun.TASK, 0, ANY)))
                .isEqualTo(ErrorCode.NOT_A_PARTICIPANT);
        assertThat(refusal(outsider, "Leave", new Leave(TaskRun.TASK))).isEqualTo(ErrorCode.NOT_A_PARTICIPANT);
        run.until(Phase.PROPOSE_COMMIT);
        assertThat(refusal(outsider, "CommitUpdate", outsider.commitUpdate(0))).isEqualTo(ErrorCode.NOT_A_PARTICIPANT);
    }

    @Test
    void whoWasNotDrawnForTheRole_isNotExpected() {
        TaskRun run = TaskRun.joined(consortium).until(Phase.PROPOSE_COMMIT);
        Trainer voter = run.seated(Role.VOTER).get(0);
        Trainer proposer = run.seated(Role.PROPOSER).get(0);

        assertThat(refusal(voter, "CommitUpdate", voter.commitUpdate(0))).isEqualTo(ErrorCode.NOT_EXPECTED);
        run.until(Phase.VOTE_COMMIT);
        assertThat(refusal(proposer, "CommitVote", proposer.commitVote(0, NONE)))
                .isEqualTo(ErrorCode.NOT_EXPECTED);
        run.until(Phase.AGGREGATE_COMMIT);
        assertThat(refusal(proposer, "CommitAggregate", proposer.commitAggregate(0, TaskRun.AGGREGATE)))
                .isEqualTo(ErrorCode.NOT_EXPECTED);
    }

    @Test
    void otherPreimage_isRefused() {
        TaskRun run = TaskRun.joined(consortium).until(Phase.SEED);
        Trainer trainer = run.trainers().get(0);

        assertThat(refusal(trainer, "RevealSeed", new RevealSeed(TaskRun.TASK, 0, ANY)))
                .isEqualTo(ErrorCode.PREIMAGE_MISMATCH);
    }

    @Test
    void revealWithoutCommitment_isRefused() {
        TaskRun run = TaskRun.joined(consortium).until(Phase.PROPOSE_COMMIT);
        Trainer silent = run.seated(Role.PROPOSER).get(0);
        run.act(trainer -> !trainer.equals(silent));
        run.advance();

        assertThat(refusal(silent, "RevealUpdate", silent.revealUpdate(0, run.tip(silent))))
                .isEqualTo(ErrorCode.NO_COMMITMENT);
    }

    @Test
    void verdictsForMoreOrFewerProposals_areRefused() {
        TaskRun run = TaskRun.joined(consortium).until(Phase.VOTE_COMMIT);
        Trainer voter = run.seated(Role.VOTER).get(0);
        Verdicts tooMany = Trainer.all(Verdict.ACCEPT, 200);
        run.submit(voter, "CommitVote", voter.commitVote(0, tooMany));
        run.actAll();
        run.advance();

        assertThat(refusal(voter, "RevealVote", voter.revealVote(0, tooMany, run.tip(voter))))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void silentVoter_isNotExpectedToAggregate() {
        TaskRun run = TaskRun.joined(consortium).until(Phase.VOTE_COMMIT);
        Trainer silent = run.seated(Role.VOTER).get(0);
        run.act(trainer -> !trainer.equals(silent));
        run.advance();
        run.until(Phase.AGGREGATE_COMMIT);

        assertThat(refusal(silent, "CommitAggregate", silent.commitAggregate(0, TaskRun.AGGREGATE)))
                .isEqualTo(ErrorCode.NOT_EXPECTED);
        assertThat(run.view().awaited()).doesNotContain(silent.account());
    }

    @Test
    void leakOfNothing_ofOneself_orOfAnotherValue_isRefused() {
        TaskRun run = TaskRun.joined(consortium).until(Phase.PROPOSE_COMMIT);
        Trainer owner = run.seated(Role.PROPOSER).get(0);
        Trainer shower = run.seated(Role.VOTER).get(0);

        assertThat(refusal(shower, "ProveLeak", leak(owner, Phase.PROPOSE_COMMIT, "{}")))
                .isEqualTo(ErrorCode.NO_COMMITMENT);
        run.submit(owner, "CommitUpdate", owner.commitUpdate(0));
        assertThat(refusal(shower, "ProveLeak", leak(owner, Phase.PROPOSE_COMMIT, "{}")))
                .isEqualTo(ErrorCode.COMMITMENT_MISMATCH);
        assertThat(refusal(owner, "ProveLeak", leak(owner, Phase.PROPOSE_COMMIT, "{}")))
                .isEqualTo(ErrorCode.NOT_AUTHORISED);
        assertThat(refusal(shower, "ProveLeak", leak(owner, Phase.VOTE_COMMIT, "{}")))
                .isEqualTo(ErrorCode.WRONG_PHASE);
        assertThat(refusal(shower, "ProveLeak", leak(owner, Phase.SEED, "{}"))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void cancelling_isForTheCreator_whileTheTaskRecruits() {
        TaskRun run = TaskRun.joined(consortium);

        assertThat(channel.refusal(consortium.client(0), "alliance:Cancel", new Cancel(TaskRun.TASK)))
                .isEqualTo(ErrorCode.NOT_AUTHORISED);
        run.advance();
        assertThat(channel.refusal(run.creator(), "alliance:Cancel", new Cancel(TaskRun.TASK)))
                .isEqualTo(ErrorCode.WRONG_PHASE);
    }

    @Test
    void advanceOutOfAPhaseToCome_isRefused() {
        TaskRun run = TaskRun.joined(consortium);

        assertThat(channel.refusal(run.creator(), "alliance:AdvanceTask", new AdvanceTask(TaskRun.TASK, 0, Phase.SEED)))
                .isEqualTo(ErrorCode.WRONG_PHASE);
        assertThat(channel.refusal(
                        run.creator(), "alliance:AdvanceTask", new AdvanceTask(TaskRun.TASK, 1, Phase.RECRUITING)))
                .isEqualTo(ErrorCode.WRONG_PHASE);
    }

    @Test
    void roundThatHasNotBegun_canNotBeRead() {
        TaskRun run = TaskRun.joined(consortium);

        assertThat(channel.refusal(run.creator(), "alliance:GetRound", new GetRound(TaskRun.TASK, 0)))
                .isEqualTo(ErrorCode.WRONG_PHASE);
    }

    @Test
    void whoIsOwedNothing_hasNothingToClaim() {
        TaskRun run = TaskRun.joined(consortium).until(Phase.COMPLETED);

        assertThat(channel.refusal(consortium.client(10), "alliance:Claim", new Claim(TaskRun.TASK)))
                .isEqualTo(ErrorCode.NOTHING_TO_CLAIM);
        assertThat(channel.refusal(run.creator(), "alliance:Claim", new Claim(TaskRun.TASK)))
                .isEqualTo(ErrorCode.NOTHING_TO_CLAIM);
    }

    private static ProveLeak leak(Trainer owner, Phase phase, String payload) {
        return new ProveLeak(TaskRun.TASK, 0, phase, owner.account(), payload, owner.salt(0));
    }

    private TaskRun cancelled() {
        TaskRun run = TaskRun.joined(consortium);
        channel.submit(run.creator(), "alliance:Cancel", new Cancel(TaskRun.TASK));
        return run;
    }

    private ErrorCode refusal(Trainer who, String function, Object request) {
        return channel.refusal(who.identity(), "alliance:" + function, request);
    }
}
