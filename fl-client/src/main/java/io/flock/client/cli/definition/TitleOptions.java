package io.flock.client.cli.definition;

import io.flock.protocol.identity.TaskId;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a new task is called. */
public final class TitleOptions implements TermOptions {
    @Option(names = "--name", paramLabel = "TEXT", description = "name (default: the id)")
    private Optional<String> name;

    @Option(names = "--description", paramLabel = "TEXT", defaultValue = "", description = "what it is about")
    private String description;

    TitleOptions() {}

    /** The name; the id of the task where none is given. */
    public String name(TaskId task) {
        return name.orElse(task.text());
    }

    /** What the task is about; may be empty. */
    public String description() {
        return description;
    }
}
