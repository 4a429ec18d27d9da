package io.flock.testnet.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a run measured, for who reads it afterwards; no test depends on it. */
final class Figures {
    private static final Path FILE = Path.of("target", "scenario-figures.txt");

    private Figures() {}

    /** Adds a line to {@code target/scenario-figures.txt}. */
    static void note(String what, String figures) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, what + ": " + figures + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
