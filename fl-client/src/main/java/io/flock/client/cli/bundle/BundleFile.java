package io.flock.client.cli.bundle;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonParser;
import io.flock.client.bundle.Bundle;
import io.flock.client.cli.output.NewFile;
import io.flock.protocol.error.FlockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A bundle as a file that people edit: every field, one a line. */
final class BundleFile {
    private BundleFile() {}

    /**
     * Writes it, never over another file.
     *
     * @throws FlockException {@code CONFIGURATION_INVALID}
     */
    static void write(Path file, Bundle bundle) {
        String canonical = new String(bundle.canonicalBytes(), StandardCharsets.UTF_8);
        String text = new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(JsonParser.parseString(canonical));
        NewFile.write(file, (text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
