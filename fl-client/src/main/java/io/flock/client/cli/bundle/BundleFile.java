package io.flock.client.cli.bundle;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonParser;
import io.flock.client.bundle.Bundle;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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
        try {
            Files.writeString(file, text + "\n", StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID, file + " exists already", "name another file, or remove it", e);
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID, file + " can't be written: " + e, "check the path", e);
        }
    }
}
