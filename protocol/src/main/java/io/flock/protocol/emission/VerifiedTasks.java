package io.flock.protocol.emission;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.identity.TaskName;
import java.util.List;
import java.util.stream.Stream;

/** The tasks that governance verified, in order: only they are minted for. */
public record VerifiedTasks(@Limit(VerifiedTasks.MOST) List<TaskName> tasks) implements StateDocument {
    /** As many as one epoch can serve. */
    public static final int MOST = 256;

    public VerifiedTasks {
        tasks = tasks.stream().sorted().distinct().toList();
    }

    public boolean has(TaskName task) {
        return tasks.contains(task);
    }

    public VerifiedTasks with(TaskName task) {
        return new VerifiedTasks(Stream.concat(tasks.stream(), Stream.of(task)).toList());
    }

    public VerifiedTasks without(TaskName task) {
        return new VerifiedTasks(
                tasks.stream().filter(other -> !other.equals(task)).toList());
    }
}
