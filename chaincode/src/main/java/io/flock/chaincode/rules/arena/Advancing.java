package io.flock.chaincode.rules.arena;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.emission.TaskEmission;
import io.flock.chaincode.rules.token.Entries;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.advance.ArenaAdvance;
import io.flock.protocol.arena.advance.ArenaOutcome;
import io.flock.protocol.arena.request.AdvanceTask;
import io.flock.protocol.arena.request.ArenaAdvanceResult;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.EntryKind;

/** Leads a task from one phase to the next. */
public final class Advancing {
    private Advancing() {}

    /**
     * Advances out of the expected phase; anyone may. If that is past already, another was faster and nothing is written
     * (attack 22).
     *
     * @throws FlockException UNKNOWN_TASK, WRONG_PHASE when the expected phase is still to come, TOO_EARLY
     */
    public static ArenaAdvanceResult advance(Ledger ledger, AdvanceTask request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId());
        if (isPast(task.phase(), request)) {
            return new ArenaAdvanceResult(false, task.phase());
        }
        task.require(request.phase(), request.epoch());
        ArenaOutcome outcome = ArenaAdvance.apply(Gathering.input(ledger, task));
        TaskEmission.fold(ledger, TaskName.arena(task.id()));
        write(ledger, task.id(), outcome);
        return new ArenaAdvanceResult(true, outcome.phase());
    }

    static void write(Ledger ledger, TaskId task, ArenaOutcome outcome) {
        ledger.put(ArenaKeys.phase(task), outcome.phase());
        outcome.roster().ifPresent(roster -> ledger.put(ArenaKeys.roster(task), roster));
        outcome.epoch().ifPresent(epoch -> ledger.put(ArenaKeys.epoch(task, epoch.epoch()), epoch));
        outcome.settlement().ifPresent(settled -> ledger.put(ArenaKeys.settlement(task, settled.epoch()), settled));
        Entries.add(ledger, EntryKind.TREASURY, outcome.treasury());
        outcome.events().forEach(ledger::happened);
        reportToEmission(ledger, TaskName.arena(task), outcome);
    }

    private static void reportToEmission(Ledger ledger, TaskName task, ArenaOutcome outcome) {
        outcome.acted().ifPresent(stake -> TaskEmission.acted(ledger, task, stake));
        if (outcome.phase().phase().isTerminal()) {
            TaskEmission.ended(ledger, task);
        }
    }

    /** The phases stand in their order inside of an epoch. */
    private static boolean isPast(ArenaPhaseRecord now, AdvanceTask request) {
        if (now.phase().isTerminal()) {
            return true;
        }
        return now.epoch() != request.epoch()
                ? now.epoch() > request.epoch()
                : now.phase().compareTo(request.phase()) > 0;
    }
}
