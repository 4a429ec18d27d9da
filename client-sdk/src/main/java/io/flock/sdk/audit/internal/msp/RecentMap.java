package io.flock.sdk.audit.internal.msp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers what was asked for last: a forged copy may name any number of strangers, which must not fill the memory. */
final class RecentMap<K, V> {
    private final Map<K, V> entries;

    /** @param most how many entries it holds at most */
    @SuppressWarnings("serial")
    RecentMap(int most) {
        entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    Optional<V> get(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    void put(K key, V value) {
        entries.put(key, value);
    }
}
