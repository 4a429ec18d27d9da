package io.flock.devnet.conformance.record;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The record of a whole run as a file: the network's version and each scenario's record. */
public final class KeptRecord {
    private static final Path FILE = Path.of("src", "test", "resources", "conformance", "fabric-record.json");

    private final JsonObject content;

    private KeptRecord(JsonObject content) {
        this.content = content;
    }

    public static KeptRecord ofLastRealRun() throws IOException {
        return new KeptRecord(JsonParser.parseString(Files.readString(FILE)).getAsJsonObject());
    }

    public static KeptRecord empty(String version) {
        JsonObject content = new JsonObject();
        content.addProperty("network", version);
        content.add("scenarios", new JsonObject());
        return new KeptRecord(content);
    }

    public void put(String scenario, JsonObject record) {
        scenarios().add(scenario, record);
    }

    public Optional<JsonObject> of(String scenario) {
        return Optional.ofNullable(scenarios().getAsJsonObject(scenario));
    }

    public Set<String> names() {
        return scenarios().keySet();
    }

    public void save() throws IOException {
        Files.writeString(FILE, CanonicalJson.text(content) + "\n");
    }

    private JsonObject scenarios() {
        return content.getAsJsonObject("scenarios");
    }
}
