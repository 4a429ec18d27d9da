package io.flock.sdk.explain;

import java.util.List;

/** A settlement's amounts, or what a listing's settlements meant to an account. */
public record MarketExplanation(String subject, List<Line> lines) {
    public MarketExplanation {
        lines = List.copyOf(lines);
    }

    /** In micro-FLOCK; zero for a whole settlement. */
    public long total() {
        return lines.stream().mapToLong(Line::micros).reduce(0, Math::addExact);
    }
}
