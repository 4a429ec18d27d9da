package io.flock.chaincode.rules.alliance;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.Page;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.protocol.alliance.ClaimRecord;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.alliance.advance.AdvanceInput;
import io.flock.protocol.alliance.advance.AllianceAdvance;
import io.flock.protocol.alliance.advance.Deadline;
import io.flock.protocol.alliance.advance.Expected;
import io.flock.protocol.alliance.request.GetParticipant;
import io.flock.protocol.alliance.request.GetRound;
import io.flock.protocol.alliance.request.GetTask;
import io.flock.protocol.alliance.request.ListTasks;
import io.flock.protocol.alliance.view.ParticipantView;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.alliance.view.TaskList;
import io.flock.protocol.alliance.view.TaskSummary;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.StakeUnit;
import java.util.Optional;
import java.util.Set;

/** What can be asked of the Alliance. */
public final class TaskViews {

    private TaskViews() {}

    /** A task, who is awaited, and from when it can be advanced. */
    public static TaskView task(Ledger ledger, GetTask request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId());
        AdvanceInput input = Gathering.input(ledger, task);
        Set<AccountId> left = Gathering.leaves(ledger, task.id()).keySet();
        long applicants = Gathering.joins(ledger, task.id()).keySet().stream()
                .filter(account -> !left.contains(account))
                .count();
        return new TaskView(
                task.task(),
                task.phase(),
                input.roster(),
                Math.toIntExact(applicants),
                Expected.awaited(input),
                AllianceAdvance.isDue(input),
                Deadline.advanceAt(task.phase(), Membership.parameters(ledger).clockWindowSeconds()));
    }

    /** A round with its records; WRONG_PHASE before it has begun. */
    public static RoundView round(Ledger ledger, GetRound request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId());
        RoundDocument round = ledger.find(LedgerKey.round(task.id(), request.round()), RoundDocument.class)
                .orElseThrow(() -> new FlockException(
                        ErrorCode.WRONG_PHASE,
                        "round " + request.round() + " of task " + task.id() + " has not begun, the task is in "
                                + task.phase().phase() + " of round "
                                + task.phase().round()));
        return new RoundView(
                round,
                Gathering.updates(ledger, task.id(), request.round()),
                Gathering.votes(ledger, task.id(), request.round()),
                Gathering.aggregates(ledger, task.id(), request.round()));
    }

    /** A page in the order of the ids; the bookmark is the id with which the next one begins. */
    public static TaskList tasks(Ledger ledger, ListTasks request) {
        Page<TaskDocument> page = ledger.page(
                KeyRange.tasks(),
                request.bookmark().map(TaskId::parse).map(LedgerKey::task),
                request.pageSize(),
                TaskDocument.class);
        return new TaskList(
                page.documents().stream()
                        .map(found -> summary(ledger, found.document().definition()))
                        .toList(),
                page.next().map(key -> key.attributes().get(0)));
    }

    /** An account's part in a task. */
    public static ParticipantView participant(Ledger ledger, GetParticipant request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId());
        AccountId account = request.account();
        Optional<Amount> claimed = ledger.find(LedgerKey.claimed(task.id(), account), ClaimRecord.class)
                .map(record -> record.refund().total());
        return new ParticipantView(
                account,
                Applications.join(ledger, task.id(), account),
                task.roster(ledger).flatMap(roster -> roster.member(account)),
                task.round(ledger).flatMap(round -> round.seat(account)),
                Applications.leave(ledger, task.id(), account),
                claimed.isPresent()
                        ? Amount.ZERO
                        : Claiming.claimable(ledger, task, account).total(),
                claimed);
    }

    private static TaskSummary summary(Ledger ledger, TaskDefinition definition) {
        PhaseRecord phase = CurrentTask.phase(ledger, definition.taskId());
        return new TaskSummary(
                definition.taskId(),
                definition.name(),
                phase.phase(),
                phase.round(),
                definition.rounds(),
                definition.leastStake(),
                definition.stakeIn().filter(unit -> unit != StakeUnit.FLOCK),
                definition.rewardPool());
    }
}
