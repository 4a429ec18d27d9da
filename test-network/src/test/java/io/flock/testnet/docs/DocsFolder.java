package io.flock.testnet.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The project's {@code docs} folder, seen from this module. */
final class DocsFolder {
    private DocsFolder() {}

    static Path page(String name) {
        return Path.of("..", "docs").resolve(name);
    }

    static String read(String name) {
        try {
            return Files.readString(page(name));
        } catch (IOException e) {
            throw new UncheckedIOException("the page docs/" + name + " can't be read", e);
        }
    }

    static void write(String name, String text) {
        try {
            Files.createDirectories(page(name).getParent());
            Files.writeString(page(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException("the page docs/" + name + " can't be written", e);
        }
    }
}
