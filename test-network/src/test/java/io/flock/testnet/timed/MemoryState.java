package io.flock.testnet.timed;

import io.flock.chaincode.rules.Entry;
import io.flock.chaincode.state.StateStore;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A peer's state: what a transaction writes is pending until it is committed. */
final class MemoryState implements StateStore {
    private final TreeMap<String, String> committed = new TreeMap<>();
    private final TreeMap<String, Optional<String>> pending = new TreeMap<>();

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(committed.get(key));
    }

    @Override
    public List<Optional<String>> getAll(List<String> keys) {
        return keys.stream().map(this::get).toList();
    }

    @Override
    public void write(SortedMap<String, Optional<String>> changes) {
        pending.putAll(changes);
    }

    @Override
    public List<Entry> range(String prefix) {
        return page(prefix, "", Integer.MAX_VALUE);
    }

    @Override
    public List<Entry> page(String prefix, String from, int limit) {
        return committed.subMap(prefix, prefix + Character.toString(Character.MAX_CODE_POINT)).entrySet().stream()
                .filter(e -> e.getKey().compareTo(from) >= 0)
                .limit(limit)
                .map(e -> new Entry(e.getKey(), e.getValue()))
                .toList();
    }

    @Override
    public void emit(String name, String payload) {
        // events have tests of their own
    }

    /** Applies what is pending and answers it. */
    SortedMap<String, Optional<String>> commit() {
        SortedMap<String, Optional<String>> writes = new TreeMap<>(pending);
        writes.forEach((key, value) -> value.ifPresentOrElse(v -> committed.put(key, v), () -> committed.remove(key)));
        pending.clear();
        return writes;
    }

    /** Forgets what is pending and answers whether there was anything. */
    boolean discard() {
        boolean some = !pending.isEmpty();
        pending.clear();
        return some;
    }
}
