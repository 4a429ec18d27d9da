package io.flock.protocol.arena;

import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import java.util.Optional;

/** Whether a task of the Alliance begins with the model of the Arena task that it names. */
public final class AllianceOrigin {
    private AllianceOrigin() {}

    /**
     * Checks a definition that names an Arena task; one that names none passes.
     *
     * @param phase of the named task; absent when there is none of this id
     * @param roster of the named task; absent before accounts are admitted
     * @throws FlockException UNKNOWN_TASK, WRONG_PHASE unless it is completed with a consensus model, INVALID_ARGUMENT when
     *     the initial model is another
     */
    public static void check(
            TaskDefinition definition, Optional<ArenaPhaseRecord> phase, Optional<ArenaRoster> roster) {
        if (definition.arenaTaskId().isEmpty()) {
            return;
        }
        TaskId arena = definition.arenaTaskId().get();
        ArenaPhase now = phase.orElseThrow(
                        () -> new FlockException(ErrorCode.UNKNOWN_TASK, "there is no Arena task " + arena))
                .phase();
        ConsensusModel best = roster.filter(ended -> now == ArenaPhase.COMPLETED)
                .flatMap(ArenaRoster::best)
                .orElseThrow(() -> new FlockException(
                        ErrorCode.WRONG_PHASE,
                        "Arena task " + arena + " is " + now + " and has no consensus model to begin with",
                        "wait until it is completed"));
        if (!definition.initialModel().equals(Optional.of(best.model()))) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    "$.definition.initialModel is not the consensus model of Arena task " + arena + ", "
                            + best.model().cid(),
                    "name the Arena task's consensus model as the initial one");
        }
    }
}
