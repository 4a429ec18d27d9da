package io.flock.client.participant;

import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.AllianceClient;
import io.flock.sdk.FlockClient;
import java.time.Duration;
import java.util.Optional;

/**
 * What a task looked like when it was read last.
 *
 * @param round the current round's records as they were when its phase began, in the phases that need them
 */
public record TaskSnapshot(TaskView task, Optional<RoundView> round) {

    /** Begins to watch a task for all accounts of a process. */
    public static LedgerWatch<TaskSnapshot> watch(FlockClient flock, TaskId task, Duration poll) {
        return LedgerWatch.start(flock, task, poll, before -> read(flock.alliance(), task, before));
    }

    private static TaskSnapshot read(AllianceClient alliance, TaskId id, Optional<TaskSnapshot> before) {
        TaskView task = alliance.task(id).run();
        PhaseRecord phase = task.phase();
        if (!Situation.needsRound(phase.phase())) {
            return new TaskSnapshot(task, Optional.empty());
        }
        // What a phase asks of anybody was settled when it began, so one reading in a phase is enough.
        Optional<RoundView> known =
                before.filter(snapshot -> snapshot.task().phase().equals(phase)).flatMap(TaskSnapshot::round);
        return new TaskSnapshot(
                task,
                known.or(() -> Optional.of(alliance.round(id, phase.round()).run())));
    }
}
