package io.flock.sdk.explain;

import java.util.List;

/**
 * Where the money of a task, a listing or a channel came from, where it went and where it lies.
 *
 * @param subject such as {@code listing digits-reader}; of a task its id
 */
public record BalanceSheet(String subject, List<SheetLine> lines) {
    public BalanceSheet {
        lines = List.copyOf(lines);
    }

    /** Zero, or money was made or lost. */
    public long sum() {
        return lines.stream().mapToLong(SheetLine::micros).reduce(0, Math::addExact);
    }
}
