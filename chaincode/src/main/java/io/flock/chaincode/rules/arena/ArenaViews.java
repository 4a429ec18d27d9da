package io.flock.chaincode.rules.arena;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.Page;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.protocol.alliance.request.GetTask;
import io.flock.protocol.alliance.request.ListTasks;
import io.flock.protocol.arena.AccessRecord;
import io.flock.protocol.arena.ArenaClaimRecord;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.arena.ConsensusModel;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.EpochEntry;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.FinalKeyRecord;
import io.flock.protocol.arena.ScoreRecord;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.arena.advance.ArenaAdvance;
import io.flock.protocol.arena.advance.ArenaAdvanceInput;
import io.flock.protocol.arena.advance.ArenaClaimRule;
import io.flock.protocol.arena.advance.ArenaDeadline;
import io.flock.protocol.arena.advance.ArenaExpected;
import io.flock.protocol.arena.advance.ArenaRecordKind;
import io.flock.protocol.arena.request.GetAssignments;
import io.flock.protocol.arena.request.GetEpoch;
import io.flock.protocol.arena.request.GetLeaderboard;
import io.flock.protocol.arena.request.GetParticipant;
import io.flock.protocol.arena.view.ArenaEpochView;
import io.flock.protocol.arena.view.ArenaParticipantView;
import io.flock.protocol.arena.view.ArenaTaskList;
import io.flock.protocol.arena.view.ArenaTaskSummary;
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.protocol.arena.view.AssignmentsView;
import io.flock.protocol.arena.view.Leaderboard;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.token.Refund;
import io.flock.protocol.token.StakeUnit;
import java.util.List;
import java.util.Optional;

/** What can be asked of the Arena. */
public final class ArenaViews {
    private ArenaViews() {}

    /** A task, who is awaited, and from when it can be advanced. */
    public static ArenaTaskView task(Ledger ledger, GetTask request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId());
        ArenaAdvanceInput input = Gathering.input(ledger, task);
        return new ArenaTaskView(
                task.task(),
                task.phase(),
                input.roster(),
                count(ledger, task, input.roster(), ArenaRole.NODE),
                count(ledger, task, input.roster(), ArenaRole.VALIDATOR),
                ledger.find(ArenaKeys.access(task.id()), AccessRecord.class),
                ledger.find(ArenaKeys.finalKey(task.id()), FinalKeyRecord.class).map(FinalKeyRecord::key),
                ArenaExpected.awaited(input),
                ArenaAdvance.isDue(input),
                ArenaDeadline.advanceAt(
                        task.phase(), Membership.parameters(ledger).clockWindowSeconds()));
    }

    /** Those who applied and stayed; once accounts are admitted, those who take part. */
    private static int count(Ledger ledger, CurrentTask task, Optional<ArenaRoster> roster, ArenaRole role) {
        if (roster.isPresent()) {
            return roster.get().active(role).size();
        }
        long applied = Gathering.stakes(ledger, task.id()).values().stream()
                .filter(record -> record.role() == role)
                .filter(record -> Applications.unstaked(ledger, task.id(), record.account())
                        .isEmpty())
                .count();
        return Math.toIntExact(applied);
    }

    /** A page in the order of the ids; the bookmark is the id with which the next one begins. */
    public static ArenaTaskList tasks(Ledger ledger, ListTasks request) {
        Page<ArenaTaskDocument> page = ledger.page(
                ArenaKeys.tasks(),
                request.bookmark().map(TaskId::parse).map(ArenaKeys::task),
                request.pageSize(),
                ArenaTaskDocument.class);
        return new ArenaTaskList(
                page.documents().stream()
                        .map(found -> summary(ledger, found.document().definition()))
                        .toList(),
                page.next().map(key -> key.attributes().get(0)));
    }

    /**
     * The ranks of an epoch, or the last ones.
     *
     * @throws FlockException UNKNOWN_TASK, INVALID_ARGUMENT for an epoch that never comes, WRONG_PHASE for one that is not
     *     settled yet
     */
    public static Leaderboard leaderboard(Ledger ledger, GetLeaderboard request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId());
        Optional<ArenaRoster> roster = task.roster(ledger);
        Optional<ConsensusModel> best = roster.flatMap(ArenaRoster::best);
        if (request.epoch().isPresent()) {
            EpochSettlement settlement = ledger.find(
                            ArenaKeys.settlement(task.id(), request.epoch().get()), EpochSettlement.class)
                    .orElseThrow(() -> unsettled(task, request.epoch().get()));
            return new Leaderboard(request.epoch(), settlement.ranking(), best, settlement.unimproved());
        }
        return new Leaderboard(
                Optional.empty(), roster.map(ArenaRoster::lastRanking).orElse(List.of()), best, Optional.empty());
    }

    private static FlockException unsettled(CurrentTask task, int epoch) {
        if (!task.isOver() && epoch < task.definition().epochs()) {
            return task.wrongPhase("a phase after the settlement of epoch " + epoch);
        }
        return new FlockException(
                ErrorCode.INVALID_ARGUMENT,
                "task " + task.id() + " is in " + task.phase().phase() + " and has no epoch " + epoch
                        + " that was settled, or will be; it was made for "
                        + task.definition().epochs(),
                "name an epoch that was settled, from 0 on, or none for the last ranks");
    }

    /** What an account has to score in the current phase; nothing in most. */
    public static AssignmentsView assignments(Ledger ledger, GetAssignments request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId());
        int epoch = task.phase().epoch();
        Optional<ArenaPhase> stage =
                ArenaRecordKind.commitPhase(task.phase().phase()).filter(phase -> phase != ArenaPhase.SUBMIT);
        Optional<EpochDocument> document = task.epoch(ledger).filter(found -> stage.isPresent());
        List<EpochEntry> entries = document.map(found -> {
                    List<AccountId> nodes = found.assigned(stage.orElseThrow(), request.account());
                    return found.entries().stream()
                            .filter(entry -> nodes.contains(entry.node()))
                            .toList();
                })
                .orElse(List.of());
        Optional<ScoreRecord> record = stage.flatMap(phase ->
                ledger.find(ArenaKeys.scores(task.id(), epoch, phase.name(), request.account()), ScoreRecord.class));
        return new AssignmentsView(
                epoch,
                task.phase().phase(),
                entries,
                record.isPresent(),
                record.flatMap(ScoreRecord::scores).isPresent());
    }

    /** An epoch with its records; WRONG_PHASE before it has begun. */
    public static ArenaEpochView epoch(Ledger ledger, GetEpoch request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId());
        int epoch = request.epoch();
        if (epoch > task.phase().epoch() || task.roster(ledger).isEmpty()) {
            throw task.wrongPhase("epoch " + epoch);
        }
        return new ArenaEpochView(
                epoch,
                ledger.find(ArenaKeys.epoch(task.id(), epoch), EpochDocument.class),
                ledger.find(ArenaKeys.settlement(task.id(), epoch), EpochSettlement.class),
                Gathering.submissions(ledger, task.id(), epoch),
                Gathering.scores(ledger, task.id(), epoch, ArenaPhase.SCORE_COMMIT),
                Gathering.scores(ledger, task.id(), epoch, ArenaPhase.DISPUTE_COMMIT));
    }

    /** An account's part in a task. */
    public static ArenaParticipantView participant(Ledger ledger, GetParticipant request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId());
        AccountId account = request.account();
        Optional<StakeRecord> stake = Applications.stake(ledger, task.id(), account);
        ArenaClaimRecord claimed = Applications.claimed(ledger, task.id(), account);
        Refund free = stake.filter(record ->
                        Applications.unstaked(ledger, task.id(), account).isEmpty())
                .flatMap(record -> Unstaking.free(ledger, task, record))
                .orElse(Refund.NONE);
        return new ArenaParticipantView(
                account,
                stake,
                task.roster(ledger).flatMap(roster -> roster.member(account)),
                ArenaClaimRule.paid(claimed, Claiming.after(ledger, task, account, claimed)),
                free.total(),
                free.lock(),
                claimed);
    }

    private static ArenaTaskSummary summary(Ledger ledger, ArenaTask task) {
        ArenaPhaseRecord phase = CurrentTask.phase(ledger, task.taskId());
        return new ArenaTaskSummary(
                task.taskId(),
                task.name(),
                task.metric(),
                phase.phase(),
                phase.epoch(),
                task.epochs(),
                task.nodes().minStake(),
                task.validators().minStake(),
                task.stakeIn().filter(unit -> unit != StakeUnit.FLOCK),
                task.rewardPool());
    }
}
