package io.flock.sdk;

import com.google.errorprone.annotations.CheckReturnValue;
import io.flock.protocol.alliance.request.Cancel;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.alliance.request.ClaimResult;
import io.flock.protocol.alliance.request.GetTask;
import io.flock.protocol.alliance.request.ListTasks;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.request.AdvanceTask;
import io.flock.protocol.arena.request.ArenaAdvanceResult;
import io.flock.protocol.arena.request.CommitScores;
import io.flock.protocol.arena.request.CommitSubmission;
import io.flock.protocol.arena.request.ConfirmAccess;
import io.flock.protocol.arena.request.CreateTask;
import io.flock.protocol.arena.request.GetAssignments;
import io.flock.protocol.arena.request.GetEpoch;
import io.flock.protocol.arena.request.GetLeaderboard;
import io.flock.protocol.arena.request.GetParticipant;
import io.flock.protocol.arena.request.ProveLeak;
import io.flock.protocol.arena.request.PublishAccess;
import io.flock.protocol.arena.request.PublishFinalKey;
import io.flock.protocol.arena.request.Ready;
import io.flock.protocol.arena.request.RevealScores;
import io.flock.protocol.arena.request.RevealSeed;
import io.flock.protocol.arena.request.RevealSubmission;
import io.flock.protocol.arena.request.Stake;
import io.flock.protocol.arena.request.Unstake;
import io.flock.protocol.arena.view.ArenaEpochView;
import io.flock.protocol.arena.view.ArenaParticipantView;
import io.flock.protocol.arena.view.ArenaTaskList;
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.protocol.arena.view.AssignmentsView;
import io.flock.protocol.arena.view.Leaderboard;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.transaction.Call;
import io.flock.sdk.transaction.Committed;
import io.flock.sdk.transaction.Done;
import java.util.Optional;

/**
 * The contract {@code arena}: tasks, from their creation to the last claim. Whoever repeats a step with the same content
 * succeeds again, without effect.
 */
@CheckReturnValue
public final class ArenaClient {
    private final Contract contract;
    private final Spending spending;

    ArenaClient(Contract contract, Spending spending) {
        this.contract = contract;
        this.spending = spending;
    }

    /** Creates a task; pays its pool and the creator's stake in. */
    public Call<Committed<Done>> createTask(ArenaTask definition) {
        return createTask(new CreateTask(definition, Optional.empty(), Optional.empty()));
    }

    /** {@link #createTask(ArenaTask)} with a record of an earlier task, or with a choice of credits, which is kept to. */
    public Call<Committed<Done>> createTask(CreateTask request) {
        ArenaTask definition = request.definition();
        return contract.call(() -> spending.spend(
                definition.rewardPool().plus(definition.creatorStake()),
                request.collect(),
                credits -> contract.submitNow(
                        "CreateTask", Done.class, new CreateTask(definition, request.record(), credits))));
    }

    /**
     * Whether the ledger would take {@link #createTask(CreateTask)} now, by all of its rules, the caller's money included.
     * Nothing is written and nothing is paid; until the task is sent, the answer may change.
     */
    public Call<Done> checkTask(CreateTask request) {
        ArenaTask definition = request.definition();
        return contract.call(() -> spending.check(
                definition.rewardPool().plus(definition.creatorStake()),
                request.collect(),
                credits -> contract.tryNow("CreateTask", new CreateTask(definition, request.record(), credits))));
    }

    /** Cancels a task that is still open; for its creator. */
    public Call<Committed<Done>> cancel(TaskId task) {
        return contract.submit("Cancel", new Cancel(task));
    }

    /**
     * Stakes on a role in a task: FLOCK of the balance, into which credits are folded as needed, or gmFLOCK of the lock that
     * the request names.
     */
    public Call<Committed<Done>> stake(Stake request) {
        if (request.lock().isPresent()) {
            return contract.submit("Stake", request);
        }
        return contract.call(() -> spending.spend(
                request.stake(),
                request.collect(),
                credits -> contract.submitNow("Stake", Done.class, request.collecting(credits))));
    }

    /**
     * Takes the stake back: while the task is open, when it was not admitted, or after the end. A stake of gmFLOCK goes back
     * into its lock.
     */
    public Call<Committed<ClaimResult>> unstake(TaskId task) {
        return contract.submit("Unstake", ClaimResult.class, new Unstake(task));
    }

    /** Publishes the validation set's key, wrapped for each validator; for the creator. */
    public Call<Committed<Done>> publishAccess(PublishAccess request) {
        return contract.submit("PublishAccess", request);
    }

    /** Confirms that the calling validator could open the validation set. */
    public Call<Committed<Done>> confirmAccess(TaskId task) {
        return contract.submit("ConfirmAccess", new ConfirmAccess(task));
    }

    /** Shows the caller's part of the next draw, which it committed to before; WRONG_PHASE outside of its phase. */
    public Call<Committed<Done>> revealSeed(RevealSeed request) {
        return contract.submit("RevealSeed", request);
    }

    /** Commits to a submission, hidden until it is revealed; WRONG_PHASE outside of its phase. */
    public Call<Committed<Done>> commitSubmission(CommitSubmission request) {
        return contract.submit("CommitSubmission", request);
    }

    /** Shows the submission that the caller committed to; WRONG_PHASE outside of the phase for it. */
    public Call<Committed<Done>> revealSubmission(RevealSubmission request) {
        return contract.submit("RevealSubmission", request);
    }

    /** Checks a validator in; only who does can be drawn. */
    public Call<Committed<Done>> ready(Ready request) {
        return contract.submit("Ready", request);
    }

    /** Commits to scores, hidden until they are revealed; WRONG_PHASE outside of its phase. */
    public Call<Committed<Done>> commitScores(CommitScores request) {
        return contract.submit("CommitScores", request);
    }

    /** Shows the scores that the caller committed to; WRONG_PHASE outside of the phase for it. */
    public Call<Committed<Done>> revealScores(RevealScores request) {
        return contract.submit("RevealScores", request);
    }

    /** Shows what another account committed to while the commit phase is open; its commitment is void then. */
    public Call<Committed<Done>> proveLeak(ProveLeak request) {
        return contract.submit("ProveLeak", request);
    }

    /** Publishes the key of the final set; for the creator. */
    public Call<Committed<Done>> publishFinalKey(PublishFinalKey request) {
        return contract.submit("PublishFinalKey", request);
    }

    /**
     * Closes the phase that the caller expects; anyone may. Where another keeper was first, the answer says so and is no
     * error: a lost race is endorsed anew and finds the phase past.
     */
    public Call<Committed<ArenaAdvanceResult>> advance(TaskId task, int epoch, ArenaPhase phase) {
        return contract.submit("AdvanceTask", ArenaAdvanceResult.class, new AdvanceTask(task, epoch, phase));
    }

    /** Takes the rewards that are due by now. */
    public Call<Committed<ClaimResult>> claim(TaskId task) {
        return contract.submit("Claim", ClaimResult.class, new Claim(task));
    }

    /** A task, where it stands and who is awaited. */
    public Call<ArenaTaskView> task(TaskId task) {
        return contract.query("GetTask", ArenaTaskView.class, new GetTask(task));
    }

    /** A page of tasks, in the order of their ids. */
    public Call<ArenaTaskList> tasks(int pageSize, Optional<String> bookmark) {
        return contract.query("ListTasks", ArenaTaskList.class, new ListTasks(pageSize, bookmark));
    }

    /** The ranks of an epoch, or the last ones. */
    public Call<Leaderboard> leaderboard(TaskId task, Optional<Integer> epoch) {
        return contract.query("GetLeaderboard", Leaderboard.class, new GetLeaderboard(task, epoch));
    }

    /** What an account has to score in the current phase. */
    public Call<AssignmentsView> assignments(TaskId task, AccountId account) {
        return contract.query("GetAssignments", AssignmentsView.class, new GetAssignments(task, account));
    }

    /** An epoch with its participants' records. */
    public Call<ArenaEpochView> epoch(TaskId task, int epoch) {
        return contract.query("GetEpoch", ArenaEpochView.class, new GetEpoch(task, epoch));
    }

    /** An account's part in a task. */
    public Call<ArenaParticipantView> participant(TaskId task, AccountId account) {
        return contract.query("GetParticipant", ArenaParticipantView.class, new GetParticipant(task, account));
    }
}
