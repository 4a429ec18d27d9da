package io.flock.protocol.arena;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.identity.AccountId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The validation set's key, wrapped for each validator by its creator; what is inside is between the two of them. */
public record AccessRecord(@Limit(256) SortedMap<AccountId, String> wrappedKeys) implements StateDocument {
    public AccessRecord {
        wrappedKeys = Collections.unmodifiableSortedMap(new TreeMap<>(wrappedKeys));
    }
}
