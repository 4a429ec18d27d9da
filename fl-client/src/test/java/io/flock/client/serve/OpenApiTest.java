package io.flock.client.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document that a server gives of itself says what it answers, all of it and nothing else. */
class OpenApiTest {
    private static final Pattern IN_PATH = Pattern.compile("\\{([a-z]+)}");

    @TempDir
    private Path folder;

    private HostFixture host;
    private JsonObject document;

    @BeforeEach
    void start() {
        host = new HostFixture(HostFixture.settings(folder));
        document = JsonParser.parseString(host.get("/openapi.json").body()).getAsJsonObject();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void everyRouteIsDescribed_andEveryDescriptionIsARoute() {
        SortedSet<String> described = new TreeSet<>();
        document.getAsJsonObject("paths").entrySet().forEach(path -> path.getValue()
                .getAsJsonObject()
                .keySet()
                .forEach(method -> described.add(method + " " + path.getKey())));

        assertThat(described).isEqualTo(host.server.routes());
    }

    @Test
    void eachPlaceholderIsAParameter_andEachReferenceIsThere() {
        document.getAsJsonObject("paths")
                .entrySet()
                .forEach(path -> path.getValue().getAsJsonObject().entrySet().forEach(method -> assertThat(
                                inPath(method.getValue().getAsJsonObject()))
                        .as(method.getKey() + " " + path.getKey())
                        .isEqualTo(placeholders(path.getKey()))));
        references(document)
                .forEach(reference ->
                        assertThat(resolved(reference)).as(reference).isNotNull());
    }

    private static List<String> placeholders(String path) {
        List<String> names = new ArrayList<>();
        Matcher matcher = IN_PATH.matcher(path);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private List<String> inPath(JsonObject operation) {
        List<String> names = new ArrayList<>();
        JsonArray parameters = operation.has("parameters") ? operation.getAsJsonArray("parameters") : new JsonArray();
        for (JsonElement element : parameters) {
            JsonObject parameter = element.getAsJsonObject();
            JsonObject whole = parameter.has("$ref")
                    ? resolved(parameter.get("$ref").getAsString()).getAsJsonObject()
                    : parameter;
            if (whole.get("in").getAsString().equals("path")) {
                names.add(whole.get("name").getAsString());
            }
        }
        return names;
    }

    private JsonElement resolved(String reference) {
        JsonElement at = document;
        for (String part : reference.substring("#/".length()).split("/", -1)) {
            at = at == null ? null : at.getAsJsonObject().get(part);
        }
        return at;
    }

    private static List<String> references(JsonElement element) {
        List<String> found = new ArrayList<>();
        if (element.isJsonObject()) {
            element.getAsJsonObject().entrySet().forEach(entry -> {
                if (entry.getKey().equals("$ref")) {
                    found.add(entry.getValue().getAsString());
                }
                found.addAll(references(entry.getValue()));
            });
        } else if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(one -> found.addAll(references(one)));
        }
        return found;
    }
}
