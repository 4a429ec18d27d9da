package io.flock.testnet.fabric.node;

import io.flock.client.cli.network.KnownProcess;
import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.fabric.files.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The process that a node was last started as.
 *
 * @param startedAt in milliseconds since 1970
 */
public record ProcessFile(long pid, long startedAt) implements StateDocument {
    static ProcessFile of(ProcessHandle handle) {
        return new ProcessFile(handle.pid(), KnownProcess.startOf(handle));
    }

    /** What stands in a file; nothing if there is none, or none that can be read: then no process is known. */
    static Optional<ProcessFile> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(Json.read(Files.readAllBytes(file), ProcessFile.class))
                    : Optional.empty();
        } catch (IOException | FlockException e) {
            return Optional.empty();
        }
    }

    void write(Path file) {
        PrivateFile.write(file, Json.writeBytes(this));
    }

    /** The processes that live of all nodes whose folders lie in one, whatever the network's settings say. */
    public static List<KnownProcess> living(Path nodes) {
        if (!Files.isDirectory(nodes)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(nodes)) {
            return folders.map(folder -> read(folder.resolve(Node.PROCESS)))
                    .flatMap(Optional::stream)
                    .map(ProcessFile::find)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw PrivateFile.unusable(nodes, e);
        }
    }

    /** The process, if it still is the one that was started. */
    Optional<KnownProcess> find() {
        return KnownProcess.find(pid, startedAt);
    }
}
