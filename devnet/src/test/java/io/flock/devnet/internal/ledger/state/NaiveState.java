package io.flock.devnet.internal.ledger.state;

import io.flock.devnet.internal.ledger.rwset.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The state as a textbook would keep it: one sorted map, copied where an old one is needed. */
final class NaiveState {
    private final TreeMap<String, Entry> entries = new TreeMap<>((left, right) ->
            Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8)));

    record Entry(String value, Version version) {}

    /** A key with its version, as a range shows it. */
    record Seen(String key, Version version) {}

    NaiveState copy() {
        NaiveState copy = new NaiveState();
        copy.entries.putAll(entries);
        return copy;
    }

    void write(String key, String value, Version version) {
        if (value.isEmpty()) {
            entries.remove(key);
        } else {
            entries.put(key, new Entry(value, version));
        }
    }

    Optional<Entry> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** All keys from start to end, one after the other. */
    List<Seen> range(String start, String end, boolean endIncluded) {
        List<Seen> seen = new ArrayList<>();
        entries.forEach((key, entry) -> {
            boolean fromStart = entries.comparator().compare(key, start) >= 0;
            int toEnd = entries.comparator().compare(key, end);
            boolean beforeEnd = endIncluded ? toEnd <= 0 : end.isEmpty() || toEnd < 0;
            if (fromStart && beforeEnd) {
                seen.add(new Seen(key, entry.version()));
            }
        });
        return seen;
    }
}
