package io.flock.chaincode.state;

import io.flock.chaincode.rules.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A peer's state in memory. As on a peer, a transaction's own writes are not visible to its reads: they are applied by
 * {@link #commit()}. The calls are kept for tests of the unit of work.
 */
public final class InMemoryStore implements StateStore {
    private final TreeMap<String, String> committed = new TreeMap<>();
    private final TreeMap<String, Optional<String>> pending = new TreeMap<>();
    private final List<String> calls = new ArrayList<>();
    private Optional<String> event = Optional.empty();
    private int rows;
    private long characters;

    /** Another with the same documents. */
    public InMemoryStore copy() {
        InMemoryStore copy = new InMemoryStore();
        copy.committed.putAll(committed);
        return copy;
    }

    @Override
    public Optional<String> get(String key) {
        calls.add("get " + key);
        Optional<String> found = Optional.ofNullable(committed.get(key));
        characters += found.map(String::length).orElse(0);
        return found;
    }

    @Override
    public List<Optional<String>> getAll(List<String> keys) {
        return keys.stream().map(this::get).toList();
    }

    @Override
    public void write(SortedMap<String, Optional<String>> changes) {
        changes.forEach((key, value) -> value.ifPresentOrElse(v -> put(key, v), () -> delete(key)));
    }

    /** Writes one value, as a transaction's only change. */
    public void put(String key, String value) {
        calls.add("put " + key);
        characters += value.length();
        pending.put(key, Optional.of(value));
    }

    private void delete(String key) {
        calls.add("delete " + key);
        pending.put(key, Optional.empty());
    }

    @Override
    public List<Entry> range(String prefix) {
        calls.add("range " + prefix);
        rows += below(prefix).size();
        characters += below(prefix).values().stream().mapToLong(String::length).sum();
        return below(prefix).entrySet().stream()
                .map(e -> new Entry(e.getKey(), e.getValue()))
                .toList();
    }

    @Override
    public List<Entry> page(String prefix, String from, int limit) {
        calls.add("page " + prefix);
        return below(prefix).entrySet().stream()
                .filter(e -> e.getKey().compareTo(from) >= 0)
                .limit(limit)
                .map(e -> new Entry(e.getKey(), e.getValue()))
                .toList();
    }

    @Override
    public void emit(String name, String payload) {
        if (event.isPresent()) {
            throw new IllegalStateException("a transaction has one event");
        }
        event = Optional.of(payload);
    }

    /** Applies what the transaction wrote and answers the event that it set. */
    public Optional<String> commit() {
        pending.forEach((key, value) -> value.ifPresentOrElse(v -> committed.put(key, v), () -> committed.remove(key)));
        Optional<String> emitted = event;
        discard();
        return emitted;
    }

    /** Forgets what the transaction wrote. */
    public void discard() {
        pending.clear();
        calls.clear();
        rows = 0;
        characters = 0;
        event = Optional.empty();
    }

    public boolean hasPendingWrites() {
        return !pending.isEmpty();
    }

    /** What the transaction wrote so far; an empty value is a deletion. */
    public SortedMap<String, Optional<String>> pendingWrites() {
        return new TreeMap<>(pending);
    }

    public SortedMap<String, String> documents() {
        return new TreeMap<>(committed);
    }

    /** The calls since the last commit or discard. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** How many documents the ranges since the last commit or discard have read. */
    public int rows() {
        return rows;
    }

    /** How long the documents are that gets, ranges and puts since the last commit or discard have read and written. */
    public long characters() {
        return characters;
    }

    private SortedMap<String, String> below(String prefix) {
        return committed.subMap(prefix, prefix + Character.toString(Character.MAX_CODE_POINT));
    }
}
