package io.flock.devnet.conformance.record;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** The record of one scenario: its steps in order, each normalised when it is noted. */
public final class Notes {
    private final JsonArray steps = new JsonArray();
    private final String keyPrefix;

    /** The prefix is what the scenario puts before its keys; it is left out of the record. */
    public Notes(String keyPrefix) {
        this.keyPrefix = keyPrefix;
    }

    public synchronized void add(String step, JsonElement seen) {
        JsonObject entry = new JsonObject();
        entry.addProperty("step", step);
        entry.add("seen", CanonicalJson.map(seen, text -> Normaliser.normalise(text.replace(keyPrefix, ""))));
        steps.add(entry);
    }

    public synchronized JsonObject record() {
        JsonObject record = new JsonObject();
        record.add("steps", steps.deepCopy());
        return record;
    }

    public static JsonObject notPlayed(String reason) {
        JsonObject record = new JsonObject();
        record.addProperty("notPlayed", reason);
        return record;
    }
}
