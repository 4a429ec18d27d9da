package io.flock.sdk.audit.internal.state;

import io.flock.protocol.codec.Json;
import io.flock.protocol.error.FlockException;
import java.util.Optional;

/** A document as it stands on the ledger, for those who only tell of it. */
public final class StandingDocument {
    private StandingDocument() {}

    /** Empty for what is no such document: no rule gives it, so it was named as a difference when it was written. */
    public static <T> Optional<T> read(String json, Class<T> type) {
        try {
            return Optional.of(Json.read(json, type));
        } catch (FlockException e) {
            return Optional.empty();
        }
    }
}
