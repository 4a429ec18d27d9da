package io.flock.chaincode.rules.alliance;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.emission.TaskEmission;
import io.flock.chaincode.rules.token.Entries;
import io.flock.protocol.alliance.ActiveStake;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.advance.AdvanceOutcome;
import io.flock.protocol.alliance.advance.AllianceAdvance;
import io.flock.protocol.alliance.request.AdvanceResult;
import io.flock.protocol.alliance.request.AdvanceTask;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;

/** Leads a task from one phase to the next. */
public final class Advancing {

    private Advancing() {}

    /**
     * Advances out of the expected phase; anyone may. If that is past already, another was faster and nothing is written
     * (attack 22).
     *
     * @throws FlockException UNKNOWN_TASK, WRONG_PHASE when the expected phase is still to come, TOO_EARLY
     */
    public static AdvanceResult advance(Ledger ledger, AdvanceTask request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId());
        if (isPast(task.phase(), request)) {
            return new AdvanceResult(false, task.phase());
        }
        task.require(request.phase(), request.round());
        AdvanceOutcome outcome = AllianceAdvance.apply(Gathering.input(ledger, task));
        TaskEmission.fold(ledger, TaskName.alliance(task.id()));
        write(ledger, task.id(), outcome);
        return new AdvanceResult(true, outcome.phase());
    }

    static void write(Ledger ledger, TaskId task, AdvanceOutcome outcome) {
        ledger.put(LedgerKey.phase(task), outcome.phase());
        outcome.roster().ifPresent(roster -> ledger.put(LedgerKey.roster(task), roster));
        outcome.rounds().forEach(round -> ledger.put(LedgerKey.round(task, round.round()), round));
        Entries.add(ledger, EntryKind.TREASURY, outcome.treasury());
        outcome.events().forEach(ledger::happened);
        reportToEmission(ledger, TaskName.alliance(task), outcome);
    }

    private static void reportToEmission(Ledger ledger, TaskName task, AdvanceOutcome outcome) {
        outcome.rounds().stream()
                .flatMap(round -> ActiveStake.of(round).stream())
                .forEach(stake -> TaskEmission.acted(ledger, task, stake));
        if (outcome.phase().phase().isTerminal()) {
            TaskEmission.ended(ledger, task);
        }
    }

    /** The phases stand in their order inside of a round. */
    private static boolean isPast(PhaseRecord now, AdvanceTask request) {
        if (now.phase().isTerminal()) {
            return true;
        }
        return now.round() != request.round()
                ? now.round() > request.round()
                : now.phase().compareTo(request.phase()) > 0;
    }
}
