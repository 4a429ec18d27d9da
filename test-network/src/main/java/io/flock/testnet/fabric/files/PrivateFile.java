package io.flock.testnet.fabric.files;

import io.flock.client.file.WholeFile;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that only their owner can read, from the moment they exist, whole or not at all. */
public final class PrivateFile {
    private PrivateFile() {}

    /** Writes or replaces a text. */
    public static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes or replaces a file. */
    public static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            WholeFile.ofOwner(file).write(bytes);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** Copies, readable by the owner alone. */
    static void copy(Path from, Path to) {
        try {
            write(to, Files.readAllBytes(from));
        } catch (IOException e) {
            throw unusable(from, e);
        }
    }

    /** The text of a file of the network. */
    public static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** What to say where a file or folder of the network can't be read or written. */
    public static FlockException unusable(Path file, IOException e) {
        return new FlockException(
                ErrorCode.STATE_FOLDER_UNUSABLE,
                "the network's file " + file + " can't be used: " + e.toString().replace('|', '/'),
                "check owner, rights and space; 'flock network clean' removes the network",
                e);
    }
}
