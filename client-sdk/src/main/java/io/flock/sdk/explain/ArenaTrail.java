package io.flock.sdk.explain;

import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.sdk.audit.TrailStep;
import java.util.List;
import java.util.Optional;

/** The steps of a ledger that concern one task of the Arena. */
record ArenaTrail(ArenaTaskDocument task, List<TrailStep> steps) {
    /** The settlement of an epoch and the step that wrote it. */
    record Settled(TrailStep step, EpochSettlement settlement) {}

    /** Empty when there is no such task of the Arena. */
    static Optional<ArenaTrail> of(List<TrailStep> steps, TaskId id) {
        return steps.stream()
                .flatMap(step -> step.wrote(ArenaKeys.task(id), ArenaTaskDocument.class).stream())
                .findFirst()
                .map(task -> new ArenaTrail(task, steps));
    }

    TaskId id() {
        return task.taskId();
    }

    Optional<Settled> settled(int epoch) {
        return steps.stream()
                .flatMap(step -> step.wrote(ArenaKeys.settlement(id(), epoch), EpochSettlement.class).stream()
                        .map(settlement -> new Settled(step, settlement)))
                .findFirst();
    }

    /** The roster as it was before a step. */
    Optional<ArenaRoster> rosterBefore(TrailStep before) {
        Optional<ArenaRoster> last = Optional.empty();
        for (TrailStep step : steps) {
            if (step.id().equals(before.id())) {
                return last;
            }
            Optional<ArenaRoster> earlier = last;
            last = step.wrote(ArenaKeys.roster(id()), ArenaRoster.class).or(() -> earlier);
        }
        return last;
    }
}
