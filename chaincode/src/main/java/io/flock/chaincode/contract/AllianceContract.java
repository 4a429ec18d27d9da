package io.flock.chaincode.contract;

import io.flock.chaincode.rules.alliance.Advancing;
import io.flock.chaincode.rules.alliance.Claiming;
import io.flock.chaincode.rules.alliance.Committing;
import io.flock.chaincode.rules.alliance.Creating;
import io.flock.chaincode.rules.alliance.Joining;
import io.flock.chaincode.rules.alliance.LeakProving;
import io.flock.chaincode.rules.alliance.Leaving;
import io.flock.chaincode.rules.alliance.Revealing;
import io.flock.chaincode.rules.alliance.SeedRevealing;
import io.flock.chaincode.rules.alliance.Stopping;
import io.flock.chaincode.rules.alliance.TaskViews;
import io.flock.protocol.alliance.AllianceCommitments;
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
import java.util.List;

/** FL Alliance: training one model together. */
final class AllianceContract {

    private AllianceContract() {}

    static List<ContractFunction<?, ?>> functions() {
        return new Functions(AllianceCommitments.CONTRACT)
                .submit("CreateTask", CreateTask.class, Creating::create)
                .submit("Cancel", Cancel.class, Stopping::cancel)
                .submit("Join", Join.class, Joining::join)
                .submit("Leave", Leave.class, Leaving::leave)
                .submit("RevealSeed", RevealSeed.class, SeedRevealing::reveal)
                .submit("CommitUpdate", CommitUpdate.class, Committing::update)
                .submit("RevealUpdate", RevealUpdate.class, Revealing::update)
                .submit("CommitVote", CommitVote.class, Committing::vote)
                .submit("RevealVote", RevealVote.class, Revealing::vote)
                .submit("CommitAggregate", CommitAggregate.class, Committing::aggregate)
                .submit("RevealAggregate", RevealAggregate.class, Revealing::aggregate)
                .submit("ProveLeak", ProveLeak.class, LeakProving::prove)
                .submit("AdvanceTask", AdvanceTask.class, AdvanceResult.class, Advancing::advance)
                .submit("Claim", Claim.class, ClaimResult.class, Claiming::claim)
                .evaluate("GetTask", GetTask.class, TaskView.class, TaskViews::task)
                .evaluate("GetRound", GetRound.class, RoundView.class, TaskViews::round)
                .evaluate("ListTasks", ListTasks.class, TaskList.class, TaskViews::tasks)
                .evaluate("GetParticipant", GetParticipant.class, ParticipantView.class, TaskViews::participant)
                .list();
    }
}
