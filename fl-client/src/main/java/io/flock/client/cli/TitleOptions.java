package io.flock.client.cli;

import io.flock.protocol.identity.TaskId;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a new task is called. */
final class TitleOptions implements TermOptions {
    @Option(names = "--name", paramLabel = "TEXT", description = "name (default: the id)")
    private Optional<String> name;

    @Option(names = "--description", paramLabel = "TEXT", defaultValue = "", description = "what it is about")
    private String description;

    TitleOptions() {}

    String name(TaskId task) {
        return name.orElse(task.text());
    }

    String description() {
        return description;
    }
}
