package io.flock.protocol.identity;

import io.flock.protocol.codec.TextForm;
import java.util.regex.Pattern;

/** A task, named by who creates it. */
@TextForm(pattern = TaskId.GRAMMAR, maxLength = 40)
public record TaskId(String text) implements Comparable<TaskId> {
    static final String GRAMMAR = "[a-z0-9][a-z0-9-]{0,39}";
    private static final Pattern PATTERN = Pattern.compile(GRAMMAR);

    public TaskId {
        Grammar.require(PATTERN, text, "a task id");
    }

    /** Reads an id; INVALID_ARGUMENT outside of its grammar. */
    public static TaskId parse(String text) {
        return new TaskId(text);
    }

    @Override
    public int compareTo(TaskId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
