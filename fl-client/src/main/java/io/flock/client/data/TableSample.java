package io.flock.client.data;

import java.nio.file.Path;
import java.util.Set;

/**
 * A CSV file with a header, and how it is written.
 *
 * @param separator between fields
 * @param missing texts that mean no value, besides the empty one
 */
public record TableSample(Path file, char separator, Set<String> missing) {
    /** Copies the set. */
    public TableSample {
        missing = Set.copyOf(missing);
    }

    boolean isMissing(String text) {
        return text.isEmpty() || missing.contains(text);
    }
}
