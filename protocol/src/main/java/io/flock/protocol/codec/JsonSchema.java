package io.flock.protocol.codec;

import com.google.gson.JsonObject;

/** JSON schemas of our records, for the metadata that tools and people read. */
public final class JsonSchema {
    private JsonSchema() {}

    /** The schema of a record or value type: exactly what {@link Json#read} accepts in form, its names sorted. */
    public static JsonObject of(Class<?> type) {
        return Forms.of(type).schema();
    }
}
