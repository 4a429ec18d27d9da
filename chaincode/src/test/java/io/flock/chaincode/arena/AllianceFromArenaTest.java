package io.flock.chaincode.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Money;
import io.flock.chaincode.TaskRun;
import io.flock.chaincode.Trainer;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.request.CreateTask;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.governance.request.Approve;
import io.flock.protocol.governance.request.Propose;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.identity.TaskId;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AllianceFromArenaTest {
    private final Consortium3 consortium = Consortium3.founded(6);
    private final Channel channel = consortium.channel();

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(channel);
    }

    private static TaskDefinition from(TaskId arena, ModelRef model) {
        return TaskRun.definition().fromArena(arena, model).build();
    }

    private ErrorCode refusal(TaskDefinition definition) {
        return channel.refusal(
                consortium.client(3), "alliance:CreateTask", new CreateTask(definition, Optional.empty()));
    }

    @Test
    void anAllianceTask_startsFromTheConsensusModelOfACompletedArenaTask() {
        ArenaRun arena = ArenaRun.staked(consortium).until(ArenaPhase.COMPLETED);
        ModelRef best = arena.roster().best().orElseThrow().model();
        TaskRun run = TaskRun.created(
                consortium,
                from(ArenaRun.TASK, best),
                consortium.client(3),
                consortium.clients().subList(4, 13));
        run.joinAll();
        run.until(Phase.PROPOSE_COMMIT);

        assertThat(run.roster().model()).isEqualTo(GlobalModel.ofArtifact(best));
    }

    @Test
    void anotherModel_anUnknownTask_orOneThatIsNotCompleted_isRefused() {
        ModelRef any = Trainer.model("any");
        assertThat(refusal(from(TaskId.parse("nobodys"), any))).isEqualTo(ErrorCode.UNKNOWN_TASK);
        ArenaRun arena = ArenaRun.staked(consortium);
        assertThat(refusal(from(ArenaRun.TASK, any))).isEqualTo(ErrorCode.WRONG_PHASE);
        arena.until(ArenaPhase.FINAL_KEY);
        ModelRef leading = arena.roster().best().orElseThrow().model();
        assertThat(refusal(from(ArenaRun.TASK, leading))).isEqualTo(ErrorCode.WRONG_PHASE);
        arena.until(ArenaPhase.COMPLETED);
        assertThat(refusal(from(ArenaRun.TASK, any))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    /** As soon as governance says so, every task of the Alliance comes from the Arena. */
    @Test
    void withoutAnArenaTask_creatingIsRefused_onceGovernanceAsksForOne() {
        GovernanceParameters now = Consortium3.parameters();
        GovernanceParameters strict = new GovernanceParameters(
                        now.clockWindowSeconds(),
                        now.minPhaseSeconds(),
                        now.maxPhaseSeconds(),
                        now.maxParticipants(),
                        now.maxRounds(),
                        now.maxSlashFraction(),
                        false)
                .withArena(now.arenaBounds());
        ProposalAction action = ProposalAction.setParameters(strict);
        ProposalId id = ProposalId.parse("strict");
        channel.submit(consortium.governor(0), "governance:Propose", new Propose(id, action));
        channel.submit(consortium.governor(1), "governance:Approve", new Approve(id, action.digest()));
        ArenaRun arena = ArenaRun.staked(consortium).until(ArenaPhase.COMPLETED);

        assertThat(refusal(TaskRun.definition().build())).isEqualTo(ErrorCode.PARAMETER_OUT_OF_BOUNDS);
        channel.submit(
                consortium.client(3),
                "alliance:CreateTask",
                new CreateTask(
                        from(ArenaRun.TASK, arena.roster().best().orElseThrow().model()), Optional.empty()));
    }
}
