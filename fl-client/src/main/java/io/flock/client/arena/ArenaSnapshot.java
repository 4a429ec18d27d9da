package io.flock.client.arena;

import io.flock.client.participant.LedgerWatch;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.view.ArenaEpochView;
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.ArenaClient;
import io.flock.sdk.FlockClient;
import java.time.Duration;
import java.util.Optional;

/**
 * What a task looked like when it was read last.
 *
 * @param epoch the current epoch's records as they were when its phase began, in the phases that need them
 */
public record ArenaSnapshot(ArenaTaskView task, Optional<ArenaEpochView> epoch) {

    /** Begins to watch a task for all accounts of a process. */
    public static LedgerWatch<ArenaSnapshot> watch(FlockClient flock, TaskId task, Duration poll) {
        return LedgerWatch.start(flock, task, poll, before -> read(flock.arena(), task, before));
    }

    private static ArenaSnapshot read(ArenaClient arena, TaskId id, Optional<ArenaSnapshot> before) {
        ArenaTaskView task = arena.task(id).run();
        if (!needsEpoch(task.phase().phase())) {
            return new ArenaSnapshot(task, Optional.empty());
        }
        // What a phase asks of anybody was settled when it began, so one reading in a phase is enough.
        Optional<ArenaEpochView> known = before.filter(
                        snapshot -> snapshot.task().phase().equals(task.phase()))
                .flatMap(ArenaSnapshot::epoch);
        return new ArenaSnapshot(
                task,
                known.or(() -> Optional.of(arena.epoch(id, task.phase().epoch()).run())));
    }

    private static boolean needsEpoch(ArenaPhase phase) {
        return switch (phase) {
            case REVEAL, SCORE_COMMIT, SCORE_REVEAL, DISPUTE_COMMIT, DISPUTE_REVEAL -> true;
            default -> false;
        };
    }

    ArenaPhase phase() {
        return task.phase().phase();
    }

    int epochNumber() {
        return task.phase().epoch();
    }
}
