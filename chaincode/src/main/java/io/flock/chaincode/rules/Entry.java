package io.flock.chaincode.rules;

import java.util.Objects;

/** A key and its value, canonical JSON. */
public record Entry(String key, String value) {
    public Entry {
        Objects.requireNonNull(key);
        Objects.requireNonNull(value);
    }
}
