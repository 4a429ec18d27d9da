package io.flock.client.cli.participate;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which files each of several tasks reads. */
final class TaskDataOption {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "[TASK=]FILE",
            description = "your examples: one CSV file, or for images in IDX the images and the labels (two --data);"
                    + " with TASK= for that task alone")
    private List<String> data = List.of();

    TaskDataOption() {}

    /**
     * The files of a task: those that name it, otherwise those that name none.
     *
     * @param tasks all that are taken part in
     */
    List<Path> of(TaskId task, Set<TaskId> tasks) {
        List<Path> own = data.stream()
                .filter(file -> file.startsWith(task + "="))
                .map(file -> Path.of(file.substring(task.text().length() + 1)))
                .toList();
        List<Path> files = own.isEmpty()
                ? data.stream()
                        .filter(file -> tasks.stream().noneMatch(other -> file.startsWith(other + "=")))
                        .map(Path::of)
                        .toList()
                : own;
        if (files.isEmpty()) {
            throw new FlockException(
                    ErrorCode.USAGE, "there is no --data for task " + task, "give --data " + task + "=FILE");
        }
        return files;
    }
}
