package io.flock.client.cli.definition;

import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A task's definition in a file, read as strictly as the ledger reads it. */
public final class DefinitionFile {
    private DefinitionFile() {}

    /**
     * Reads it.
     *
     * @throws FlockException what the ledger would refuse it with, with file and field or line; USAGE when it is of
     *     another task; CONFIGURATION_INVALID when the file can't be read
     */
    public static TaskDefinition read(Path file, TaskId task) {
        TaskDefinition definition = parse(file, TaskDefinition.class);
        requireSame(file, definition.taskId(), task);
        return definition;
    }

    /** {@link #read} for a task of the Arena. */
    public static ArenaTask readArena(Path file, TaskId task) {
        ArenaTask definition = parse(file, ArenaTask.class);
        requireSame(file, definition.taskId(), task);
        return definition;
    }

    private static void requireSame(Path file, TaskId defined, TaskId task) {
        if (!defined.equals(task)) {
            throw new FlockException(
                    ErrorCode.USAGE,
                    file + " defines the task " + defined + ", not " + task,
                    "give that id, or change $.taskId in the file");
        }
    }

    private static <T> T parse(Path file, Class<T> type) {
        try (InputStream in = Files.newInputStream(file)) {
            return Json.read(in.readNBytes(Json.MAX_LENGTH + 1), type);
        } catch (FlockException e) {
            throw e.at(file.toString());
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "definition " + file + " can't be read: " + e,
                    "check the path; --dry-run prints a definition to begin with",
                    e);
        }
    }
}
