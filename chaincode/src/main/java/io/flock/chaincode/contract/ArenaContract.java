package io.flock.chaincode.contract;

import io.flock.chaincode.rules.arena.Access;
import io.flock.chaincode.rules.arena.Advancing;
import io.flock.chaincode.rules.arena.ArenaViews;
import io.flock.chaincode.rules.arena.CheckingIn;
import io.flock.chaincode.rules.arena.Claiming;
import io.flock.chaincode.rules.arena.Committing;
import io.flock.chaincode.rules.arena.Creating;
import io.flock.chaincode.rules.arena.LeakProving;
import io.flock.chaincode.rules.arena.Revealing;
import io.flock.chaincode.rules.arena.Staking;
import io.flock.chaincode.rules.arena.Stopping;
import io.flock.chaincode.rules.arena.Unstaking;
import io.flock.protocol.alliance.request.Cancel;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.alliance.request.ClaimResult;
import io.flock.protocol.alliance.request.GetTask;
import io.flock.protocol.alliance.request.ListTasks;
import io.flock.protocol.arena.ArenaCommitments;
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
import java.util.List;

/** AI Arena: a competition for one model. */
final class ArenaContract {
    private ArenaContract() {}

    static List<ContractFunction<?, ?>> functions() {
        return new Functions(ArenaCommitments.CONTRACT)
                .submit("CreateTask", CreateTask.class, Creating::create)
                .submit("Cancel", Cancel.class, Stopping::cancel)
                .submit("Stake", Stake.class, Staking::stake)
                .submit("Unstake", Unstake.class, ClaimResult.class, Unstaking::unstake)
                .submit("PublishAccess", PublishAccess.class, Access::publish)
                .submit("ConfirmAccess", ConfirmAccess.class, Access::confirm)
                .submit("RevealSeed", RevealSeed.class, CheckingIn::seed)
                .submit("CommitSubmission", CommitSubmission.class, Committing::submission)
                .submit("RevealSubmission", RevealSubmission.class, Revealing::submission)
                .submit("Ready", Ready.class, CheckingIn::ready)
                .submit("CommitScores", CommitScores.class, Committing::scores)
                .submit("ProveLeak", ProveLeak.class, LeakProving::prove)
                .submit("RevealScores", RevealScores.class, Revealing::scores)
                .submit("PublishFinalKey", PublishFinalKey.class, Access::publishFinalKey)
                .submit("AdvanceTask", AdvanceTask.class, ArenaAdvanceResult.class, Advancing::advance)
                .submit("Claim", Claim.class, ClaimResult.class, Claiming::claim)
                .evaluate("GetTask", GetTask.class, ArenaTaskView.class, ArenaViews::task)
                .evaluate("ListTasks", ListTasks.class, ArenaTaskList.class, ArenaViews::tasks)
                .evaluate("GetLeaderboard", GetLeaderboard.class, Leaderboard.class, ArenaViews::leaderboard)
                .evaluate("GetAssignments", GetAssignments.class, AssignmentsView.class, ArenaViews::assignments)
                .evaluate("GetEpoch", GetEpoch.class, ArenaEpochView.class, ArenaViews::epoch)
                .evaluate("GetParticipant", GetParticipant.class, ArenaParticipantView.class, ArenaViews::participant)
                .list();
    }
}
