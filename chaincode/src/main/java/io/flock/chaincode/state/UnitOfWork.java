package io.flock.chaincode.state;

import io.flock.chaincode.rules.Entry;
import io.flock.chaincode.rules.WorldState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Collects what a transaction writes until it is known to succeed. A put of the value that the state already has is
 * dropped, so that it can't cost another transaction its read.
 */
public final class UnitOfWork implements WorldState {
    private final StateStore store;
    private final boolean mayWrite;
    private final NavigableMap<String, Optional<String>> read = new TreeMap<>();
    private final NavigableMap<String, Optional<String>> written = new TreeMap<>();
    private final Set<String> rangesRead = new TreeSet<>();

    private UnitOfWork(StateStore store, boolean mayWrite) {
        this.store = store;
        this.mayWrite = mayWrite;
    }

    public static UnitOfWork writing(StateStore store) {
        return new UnitOfWork(store, true);
    }

    /** For functions that only read: a write in one is a defect and fails before it reaches the state. */
    public static UnitOfWork readOnly(StateStore store) {
        return new UnitOfWork(store, false);
    }

    @Override
    public Optional<String> get(String key) {
        Optional<String> own = written.get(key);
        return own != null ? own : read.computeIfAbsent(key, store::get);
    }

    @Override
    public void expect(List<String> keys) {
        List<String> unknown = keys.stream()
                .filter(key -> !written.containsKey(key) && !read.containsKey(key))
                .distinct()
                .toList();
        if (unknown.size() > 1) {
            List<Optional<String>> values = store.getAll(unknown);
            for (int i = 0; i < unknown.size(); i++) {
                read.put(unknown.get(i), values.get(i));
            }
        }
    }

    @Override
    public Optional<String> written(String key) {
        return written.getOrDefault(key, Optional.empty());
    }

    @Override
    public void put(String key, String value) {
        write(key, Optional.of(value));
    }

    @Override
    public void delete(String key) {
        write(key, Optional.empty());
    }

    @Override
    public List<Entry> range(String prefix) {
        if (rangesRead.add(prefix)) {
            store.range(prefix).forEach(e -> read.putIfAbsent(e.key(), Optional.of(e.value())));
        }
        NavigableMap<String, Optional<String>> merged = new TreeMap<>(startingWith(prefix, read));
        merged.putAll(startingWith(prefix, written));
        List<Entry> entries = new ArrayList<>();
        merged.forEach((key, value) -> value.ifPresent(v -> entries.add(new Entry(key, v))));
        return List.copyOf(entries);
    }

    @Override
    public List<Entry> page(String prefix, String from, int limit) {
        if (!written.isEmpty()) {
            throw new IllegalStateException("a page is read by transactions that write nothing");
        }
        return store.page(prefix, from, limit);
    }

    /** Hands the writes to the state, in key order, each once. */
    public void flush() {
        SortedMap<String, Optional<String>> changes = new TreeMap<>(written);
        changes.entrySet().removeIf(e -> e.getValue().equals(read.get(e.getKey())));
        if (!changes.isEmpty()) {
            store.write(changes);
        }
    }

    private void write(String key, Optional<String> value) {
        if (!mayWrite) {
            throw new IllegalStateException("a function that only reads tried to write");
        }
        written.put(key, value);
    }

    private static Map<String, Optional<String>> startingWith(
            String prefix, NavigableMap<String, Optional<String>> entries) {
        return entries.subMap(prefix, true, prefix + Character.toString(Character.MAX_CODE_POINT), false);
    }
}
