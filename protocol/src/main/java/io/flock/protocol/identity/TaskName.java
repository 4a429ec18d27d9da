package io.flock.protocol.identity;

import io.flock.protocol.codec.TextForm;
import java.util.regex.Pattern;

/** A task of either kind, {@code alliance:digits} or {@code arena:digits}: their ids are separate. */
@TextForm(pattern = TaskName.GRAMMAR, maxLength = 50)
public record TaskName(Kind kind, TaskId task) implements Comparable<TaskName> {
    static final String GRAMMAR = "(alliance|arena):[a-z0-9][a-z0-9-]{0,39}";
    private static final Pattern PATTERN = Pattern.compile(GRAMMAR);

    /** The contract that a task belongs to. */
    public enum Kind {
        ALLIANCE("alliance"),
        ARENA("arena");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The contract's name. */
        public String text() {
            return text;
        }
    }

    public static TaskName alliance(TaskId task) {
        return new TaskName(Kind.ALLIANCE, task);
    }

    public static TaskName arena(TaskId task) {
        return new TaskName(Kind.ARENA, task);
    }

    /** Reads a name; INVALID_ARGUMENT outside of its grammar. */
    public static TaskName parse(String text) {
        Grammar.require(PATTERN, text, "a task's name such as alliance:digits");
        TaskId task = TaskId.parse(text.substring(text.indexOf(':') + 1));
        return text.startsWith(Kind.ARENA.text()) ? arena(task) : alliance(task);
    }

    @Override
    public int compareTo(TaskName other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return kind.text() + ":" + task;
    }
}
