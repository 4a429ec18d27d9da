package io.flock.client.cli;

import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A task's definition in a file, read as strictly as the ledger reads it. */
final class DefinitionFile {
    private DefinitionFile() {}

    /**
     * Reads it.
     *
     * @throws FlockException what the ledger would refuse it with, with file and field or line; USAGE when it is of
     *     another task; CONFIGURATION_INVALID when the file can't be read
     */
    static TaskDefinition read(Path file, TaskId task) {
        TaskDefinition definition = parse(file);
        if (!definition.taskId().equals(task)) {
            throw new FlockException(
                    ErrorCode.USAGE,
                    file + " defines the task " + definition.taskId() + ", not " + task,
                    "give that id, or change $.taskId in the file");
        }
        return definition;
    }

    private static TaskDefinition parse(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Json.read(in.readNBytes(Json.MAX_LENGTH + 1), TaskDefinition.class);
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
