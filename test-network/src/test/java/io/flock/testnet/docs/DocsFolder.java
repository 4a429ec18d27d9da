package io.flock.testnet.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's {@code docs} folder, seen from this module. */
final class DocsFolder {
    private DocsFolder() {}

    static Path page(String name) {
        return Path.of("..", "docs").resolve(name);
    }

    /** The names of all pages. */
    static List<String> pages() {
        Path docs = page("");
        try (Stream<Path> files = Files.walk(docs)) {
            return files.map(file -> docs.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder docs can't be read", e);
        }
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
