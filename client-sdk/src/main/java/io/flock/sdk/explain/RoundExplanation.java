package io.flock.sdk.explain;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import java.util.List;

/** What a round of the Alliance, or an epoch of the Arena, meant to an account. */
public record RoundExplanation(TaskId task, int round, AccountId account, List<Line> lines) {
    public RoundExplanation {
        lines = List.copyOf(lines);
    }

    /** In micro-FLOCK; negative when it paid more than it got. */
    public long total() {
        return lines.stream().mapToLong(Line::micros).reduce(0, Math::addExact);
    }
}
