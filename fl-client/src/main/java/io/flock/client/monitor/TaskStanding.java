package io.flock.client.monitor;

import io.flock.client.arena.ArenaSnapshot;
import io.flock.client.participant.TaskSnapshot;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.arena.ArenaPhaseRecord;

/**
 * Where a task stands, as it was read last.
 *
 * @param phase name of the phase
 * @param round round or epoch
 * @param begun epoch second at which the phase began
 * @param overdue epoch second from which it can be advanced, whoever is missing
 * @param awaited accounts that have not acted yet
 * @param ended whether nothing follows
 */
public record TaskStanding(String phase, int round, long begun, long overdue, int awaited, boolean ended) {
    /** Of a task of the Alliance. */
    public static TaskStanding of(TaskSnapshot seen) {
        PhaseRecord now = seen.task().phase();
        int length = seen.task().task().definition().phases().of(now.phase());
        return new TaskStanding(
                now.phase().name(),
                now.round(),
                now.deadline() - length,
                seen.task().advanceAt(),
                seen.task().awaited().size(),
                now.phase().isTerminal());
    }

    /** Of a task of the Arena. */
    public static TaskStanding of(ArenaSnapshot seen) {
        ArenaPhaseRecord now = seen.task().phase();
        int length = seen.task().task().definition().phases().of(now.phase());
        return new TaskStanding(
                now.phase().name(),
                now.epoch(),
                now.deadline() - length,
                seen.task().advanceAt(),
                seen.task().awaited().size(),
                now.phase().isTerminal());
    }

    /** Seconds since the phase began; 0 when the task has ended. */
    public long age(long now) {
        return ended ? 0 : Math.max(0, now - begun);
    }

    /** Seconds since anybody could have ended the phase; 0 before that. */
    public long late(long now) {
        return ended ? 0 : Math.max(0, now - overdue);
    }
}
