package io.flock.sdk.explain;

import io.flock.protocol.identity.TaskId;
import java.util.List;

/** Where a task's money came from, where it went and where it lies. */
public record BalanceSheet(TaskId task, List<SheetLine> lines) {
    public BalanceSheet {
        lines = List.copyOf(lines);
    }

    /** Zero, or money was made or lost. */
    public long sum() {
        return lines.stream().mapToLong(SheetLine::micros).reduce(0, Math::addExact);
    }
}
