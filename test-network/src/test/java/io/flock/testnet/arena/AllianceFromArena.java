package io.flock.testnet.arena;

import static io.flock.testnet.arena.ArenaCommands.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.identity.TaskId;
import io.flock.testnet.arena.Running.Ran;
import java.util.ArrayList;
import java.util.List;

/** A task of the Alliance that goes on from where the Arena's ended. */
final class AllianceFromArena {
    private static final TaskId NEXT = TaskId.parse("more-digits");

    private final ArenaCommands commands;

    AllianceFromArena(ArenaCommands commands) {
        this.commands = commands;
    }

    void beginsWithTheConsensusModel() {

        JsonObject planned = create("--dry-run", "--output", "json").json();
        Ran created = create();

        assertThat(created.status()).as(created.out()).isZero();
        TaskDefinition definition =
                commands.ledger().alliance().task(NEXT).run().task().definition();
        assertThat(definition.arenaTaskId()).contains(TASK);
        assertThat(definition.initialModel()).contains(commands.best().model());
        assertThat(planned.get("arenaTaskId").getAsString()).isEqualTo(TASK.text());
    }

    /** Asks for it, as the Arena task's creator. */
    Ran create(String... more) {
        List<String> command = new ArrayList<>(List.of(
                "task",
                "create",
                NEXT.text(),
                "--bundle",
                commands.bundle(),
                "--from-arena",
                TASK.text(),
                "--min-participants",
                "3",
                "--pool",
                "30"));
        command.addAll(List.of(more));
        return commands.run(command.toArray(String[]::new));
    }
}
