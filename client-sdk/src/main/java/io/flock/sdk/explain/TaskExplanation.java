package io.flock.sdk.explain;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import java.util.List;

/** What the end of a task meant to an account, and what it claimed. */
public record TaskExplanation(TaskId task, AccountId account, List<Line> lines) {
    public TaskExplanation {
        lines = List.copyOf(lines);
    }

    /** In micro-FLOCK: what the end gave it beside its rounds, less fees. Claims move what was earned and add nothing. */
    public long total() {
        return lines.stream().mapToLong(Line::micros).reduce(0, Math::addExact);
    }
}
