package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.Payout;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** How a task ends, and where its pool goes. */
public final class TaskClosing {
    private TaskClosing() {}

    /**
     * Cancels a task in any phase but the last ones: by its creator while it recruits, or by governance's emergency stop.
     * Before its accounts are frozen everybody gets everything back. Later stakes are due, earned rewards stand, the round
     * that runs is not settled, and the pool goes as at any end.
     *
     * @throws FlockException WRONG_PHASE when the task has ended
     */
    public static AdvanceOutcome cancel(TaskDocument task, PhaseRecord phase, Optional<Roster> roster, long timestamp) {
        if (phase.phase().isTerminal()) {
            throw new FlockException(
                    ErrorCode.WRONG_PHASE,
                    "task " + task.taskId() + " has ended already, it is " + phase.phase(),
                    "nothing is left to be cancelled");
        }
        return roster.map(frozen -> close(
                        task, Phase.CANCELLED, phase.round(), frozen, List.of(), Amount.ZERO, List.of(), timestamp))
                .orElseGet(() -> allBack(task, phase.round(), timestamp));
    }

    /** Before the freeze: the creator is owed its pool; applicants get their stakes from their own records. */
    static AdvanceOutcome allBack(TaskDocument task, int round, long timestamp) {
        Roster nobody = new Roster(
                        List.of(),
                        Amount.ZERO,
                        new TreeMap<>(),
                        0,
                        List.of(),
                        task.definition()
                                .initialModel()
                                .map(GlobalModel::ofArtifact)
                                .orElseGet(GlobalModel::unseeded))
                .withDue(task.creator(), task.definition().rewardPool());
        return outcome(
                task, Phase.CANCELLED, round, nobody, Optional.empty(), Amount.ZERO, List.of(), List.of(), timestamp);
    }

    /**
     * Ends a task. What is left of the pool is shared by stake over the good participants of the last round that had any;
     * only if there never were any does the creator get back what it paid in, and the slashes left over go to the treasury:
     * a creator never gains from slashes (attack 38).
     *
     * @param toTreasury what goes there already
     */
    static AdvanceOutcome close(
            TaskDocument task,
            Phase last,
            int round,
            Roster roster,
            List<RoundDocument> rounds,
            Amount toTreasury,
            List<FlockEvent> before,
            long timestamp) {
        List<Payout> shares = RoundReward.split(roster.pool(), roster.lastGood(), roster.digest());
        if (!shares.isEmpty()) {
            return outcome(
                    task,
                    last,
                    round,
                    RoundReward.pay(roster, shares),
                    Optional.of(roster),
                    toTreasury,
                    rounds,
                    before,
                    timestamp);
        }
        Amount refund = roster.pool().min(task.definition().rewardPool());
        Amount left = roster.pool().minus(refund);
        return outcome(
                task,
                last,
                round,
                roster.withPool(Amount.ZERO).withDue(task.creator(), refund),
                Optional.of(roster),
                toTreasury.plus(left),
                rounds,
                before,
                timestamp);
    }

    private static AdvanceOutcome outcome(
            TaskDocument task,
            Phase last,
            int round,
            Roster roster,
            Optional<Roster> ended,
            Amount treasury,
            List<RoundDocument> rounds,
            List<FlockEvent> before,
            long timestamp) {
        List<FlockEvent> events = new ArrayList<>(before);
        events.add(FlockEvent.of(EventKind.TASK_CLOSED)
                .withTask(task.taskId())
                .withRound(round)
                .withPhase(last.name())
                .withKey(LedgerKey.roster(task.taskId())));
        return new AdvanceOutcome(
                new PhaseRecord(last, round, timestamp), Optional.of(roster), rounds, treasury, events, ended);
    }
}
