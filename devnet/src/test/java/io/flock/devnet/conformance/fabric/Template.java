package io.flock.devnet.conformance.fabric;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Copies a resource into the network's folder, with the marks <code>${name}</code> replaced. */
final class Template {
    private Template() {}

    static Path write(String resource, Path target, Map<String, String> values) throws IOException {
        String text = read(resource);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue());
        }
        if (text.contains("${")) {
            throw new IllegalStateException(resource + " has a mark that was not replaced");
        }
        Files.createDirectories(target.getParent());
        return Files.writeString(target, text);
    }

    private static String read(String resource) throws IOException {
        try (InputStream in = Template.class.getResourceAsStream("/conformance/fabric/" + resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
