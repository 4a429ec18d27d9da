package io.flock.testnet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on devnet lists every scenario in which it is meant to differ from Fabric, with the reason, and no other. */
class KnownDifferencesPageTest {
    private static final Path KNOWN =
            Path.of("..", "devnet", "src", "test", "resources", "conformance", "known-differences.json");
    private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\| (.+) \\|$", Pattern.MULTILINE);

    @Test
    void page_listsTheKnownDifferences() throws IOException {
        JsonObject known = JsonParser.parseString(Files.readString(KNOWN)).getAsJsonObject();
        Set<String> meant = new TreeSet<>();
        known.keySet()
                .forEach(name -> meant.add(
                        name + ": " + known.getAsJsonObject(name).get("reason").getAsString()));

        Set<String> listed = new TreeSet<>();
        ROW.matcher(DocsFolder.read("explanation/devnet.md"))
                .results()
                .forEach(row -> listed.add(row.group(1) + ": " + row.group(2)));

        assertThat(listed).isEqualTo(meant);
    }
}
