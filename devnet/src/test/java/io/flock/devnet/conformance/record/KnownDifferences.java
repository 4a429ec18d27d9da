package io.flock.devnet.conformance.record;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Where the development network differs from Fabric on purpose: by scenario, the reason and its own record. */
public final class KnownDifferences {
    private static final Path FILE = Path.of("src", "test", "resources", "conformance", "known-differences.json");

    private final JsonObject content;

    private KnownDifferences(JsonObject content) {
        this.content = content;
    }

    public static KnownDifferences load() throws IOException {
        return new KnownDifferences(
                JsonParser.parseString(Files.readString(FILE)).getAsJsonObject());
    }

    public Set<String> names() {
        return content.keySet();
    }

    /** The development network's own record of the scenario, if it is known to differ. */
    public Optional<JsonObject> of(String scenario) {
        return Optional.ofNullable(content.getAsJsonObject(scenario)).map(entry -> entry.getAsJsonObject("record"));
    }
}
