package io.flock.testnet.arena;

import io.flock.testnet.Engine;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A scenario of commands of the Arena: a network of its own, on which nothing has happened. */
abstract class ArenaCommandScenario {
    @TempDir
    private Path folder;

    private final Engine engine;
    private ArenaCommands commands;

    ArenaCommandScenario(Engine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void start() {
        commands = ArenaCommands.start(engine, folder);
    }

    @AfterEach
    void end() {
        commands.close();
    }

    ArenaCommands commands() {
        return commands;
    }
}
