package io.flock.client.dashboard;

import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import java.util.List;

/**
 * Where the documents of a task stand: both kinds of tasks have the same ones under other keys.
 *
 * @param rounds of the Alliance, or epochs of the Arena
 * @param count the field of the definition that says how many there are
 * @param number the field of a phase that says which one it is
 */
record TaskKeys(
        TaskName name, LedgerKey task, LedgerKey phase, LedgerKey roster, KeyType rounds, String count, String number) {

    static TaskKeys of(TaskName name) {
        TaskId id = name.task();
        return switch (name.kind()) {
            case ALLIANCE ->
                new TaskKeys(
                        name,
                        LedgerKey.task(id),
                        LedgerKey.phase(id),
                        LedgerKey.roster(id),
                        KeyType.ROUND,
                        "rounds",
                        "round");
            case ARENA ->
                new TaskKeys(
                        name,
                        ArenaKeys.task(id),
                        ArenaKeys.phase(id),
                        ArenaKeys.roster(id),
                        KeyType.ARENA_EPOCH,
                        "epochs",
                        "epoch");
        };
    }

    /** All tasks that the mirror has, the Arena's first: they come first in a model's life. */
    static List<TaskKeys> all(LedgerMirror mirror) {
        return List.of(TaskName.Kind.ARENA, TaskName.Kind.ALLIANCE).stream()
                .flatMap(kind ->
                        mirror.documents(kind == TaskName.Kind.ARENA ? KeyType.ARENA : KeyType.TASK).keySet().stream()
                                .map(key -> TaskId.parse(key.attributes().get(0)))
                                .map(id -> TaskKeys.of(new TaskName(kind, id))))
                .toList();
    }

    String round(int of) {
        return LedgerKey.digits(of);
    }

    boolean isArena() {
        return name.kind() == TaskName.Kind.ARENA;
    }
}
