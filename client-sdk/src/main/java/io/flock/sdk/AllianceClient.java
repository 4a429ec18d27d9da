package io.flock.sdk;

import com.google.errorprone.annotations.CheckReturnValue;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.request.AdvanceResult;
import io.flock.protocol.alliance.request.AdvanceTask;
import io.flock.protocol.alliance.request.Cancel;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.alliance.request.ClaimResult;
import io.flock.protocol.alliance.request.CommitAggregate;
import io.flock.protocol.alliance.request.CommitUpdate;
import io.flock.protocol.alliance.request.CommitVote;
import io.flock.protocol.alliance.request.CreateTask;
import io.flock.protocol.alliance.request.GetParticipant;
import io.flock.protocol.alliance.request.GetRound;
import io.flock.protocol.alliance.request.GetTask;
import io.flock.protocol.alliance.request.Join;
import io.flock.protocol.alliance.request.Leave;
import io.flock.protocol.alliance.request.ListTasks;
import io.flock.protocol.alliance.request.ProveLeak;
import io.flock.protocol.alliance.request.RevealAggregate;
import io.flock.protocol.alliance.request.RevealSeed;
import io.flock.protocol.alliance.request.RevealUpdate;
import io.flock.protocol.alliance.request.RevealVote;
import io.flock.protocol.alliance.view.ParticipantView;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.alliance.view.TaskList;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.transaction.Call;
import io.flock.sdk.transaction.Committed;
import io.flock.sdk.transaction.Done;
import java.util.Optional;

/**
 * The contract {@code alliance}: tasks, from their creation to the last claim. Whoever repeats a step with the same
 * content succeeds again, without effect.
 */
@CheckReturnValue
public final class AllianceClient {
    private final Contract contract;
    private final Spending spending;

    AllianceClient(Contract contract, Spending spending) {
        this.contract = contract;
        this.spending = spending;
    }

    /** Creates a task and pays its pool in. */
    public Call<Committed<Done>> createTask(TaskDefinition definition) {
        return createTask(new CreateTask(definition, Optional.empty()));
    }

    /** {@link #createTask(TaskDefinition)} with a choice of credits, which is kept to. */
    public Call<Committed<Done>> createTask(CreateTask request) {
        return contract.call(() -> spending.spend(
                request.definition().rewardPool(),
                request.collect(),
                credits ->
                        contract.submitNow("CreateTask", Done.class, new CreateTask(request.definition(), credits))));
    }

    /**
     * Whether the ledger would take {@link #createTask(CreateTask)} now, by all of its rules, the caller's money included.
     * Nothing is written and nothing is paid; until the task is sent, the answer may change.
     */
    public Call<Done> checkTask(CreateTask request) {
        return contract.call(() -> spending.check(
                request.definition().rewardPool(),
                request.collect(),
                credits -> contract.tryNow("CreateTask", new CreateTask(request.definition(), credits))));
    }

    /** Cancels a task that still recruits; for its creator. */
    public Call<Committed<Done>> cancel(TaskId task) {
        return contract.submit("Cancel", new Cancel(task));
    }

    /** Joins a task with a stake: FLOCK, or gmFLOCK of the lock that the request names. */
    public Call<Committed<Done>> join(Join request) {
        if (request.lock().isPresent()) {
            return contract.submit("Join", request);
        }
        return contract.call(() -> spending.spend(
                request.stake(),
                request.collect(),
                credits -> contract.submitNow("Join", Done.class, request.collecting(credits))));
    }

    /** Leaves a task: while it recruits in full, later from the round after the next. */
    public Call<Committed<Done>> leave(TaskId task) {
        return contract.submit("Leave", new Leave(task));
    }

    /** Shows the caller's part of the next draw, which it committed to before; WRONG_PHASE outside of its phase. */
    public Call<Committed<Done>> revealSeed(RevealSeed request) {
        return contract.submit("RevealSeed", request);
    }

    /** Commits to an update, hidden until it is revealed; WRONG_PHASE outside of its phase. */
    public Call<Committed<Done>> commitUpdate(CommitUpdate request) {
        return contract.submit("CommitUpdate", request);
    }

    /** Shows the update that the caller committed to; WRONG_PHASE outside of the phase for it. */
    public Call<Committed<Done>> revealUpdate(RevealUpdate request) {
        return contract.submit("RevealUpdate", request);
    }

    /** Commits to votes, hidden until they are revealed; WRONG_PHASE outside of its phase. */
    public Call<Committed<Done>> commitVote(CommitVote request) {
        return contract.submit("CommitVote", request);
    }

    /** Shows the votes that the caller committed to; WRONG_PHASE outside of the phase for it. */
    public Call<Committed<Done>> revealVote(RevealVote request) {
        return contract.submit("RevealVote", request);
    }

    /** Commits to an aggregate, hidden until it is revealed; WRONG_PHASE outside of its phase. */
    public Call<Committed<Done>> commitAggregate(CommitAggregate request) {
        return contract.submit("CommitAggregate", request);
    }

    /** Shows the aggregate that the caller committed to; WRONG_PHASE outside of the phase for it. */
    public Call<Committed<Done>> revealAggregate(RevealAggregate request) {
        return contract.submit("RevealAggregate", request);
    }

    /** Shows what another account committed to while the commit phase is open; its commitment is void then. */
    public Call<Committed<Done>> proveLeak(ProveLeak request) {
        return contract.submit("ProveLeak", request);
    }

    /**
     * Closes the phase that the caller expects; anyone may. Where another keeper was first, the answer says so and is no
     * error: a lost race is endorsed anew and finds the phase past.
     */
    public Call<Committed<AdvanceResult>> advance(TaskId task, int round, Phase phase) {
        return contract.submit("AdvanceTask", AdvanceResult.class, new AdvanceTask(task, round, phase));
    }

    /** Takes stake and dues after the end; a stake of gmFLOCK goes back into its lock. */
    public Call<Committed<ClaimResult>> claim(TaskId task) {
        return contract.submit("Claim", ClaimResult.class, new Claim(task));
    }

    /** A task, where it stands and who is awaited. */
    public Call<TaskView> task(TaskId task) {
        return contract.query("GetTask", TaskView.class, new GetTask(task));
    }

    /** A round with its participants' records. */
    public Call<RoundView> round(TaskId task, int round) {
        return contract.query("GetRound", RoundView.class, new GetRound(task, round));
    }

    /** A page of tasks, in the order of their ids. */
    public Call<TaskList> tasks(int pageSize, Optional<String> bookmark) {
        return contract.query("ListTasks", TaskList.class, new ListTasks(pageSize, bookmark));
    }

    /** An account's part in a task. */
    public Call<ParticipantView> participant(TaskId task, AccountId account) {
        return contract.query("GetParticipant", ParticipantView.class, new GetParticipant(task, account));
    }
}
