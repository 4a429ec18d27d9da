package io.flock.testnet.fabric;

import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.fabric.channel.Definition;
import io.flock.testnet.fabric.files.PrivateFile;
import io.flock.testnet.fabric.layout.Layout;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which chaincode definition the processes answer for.
 *
 * @param committed whether the channel was seen to have it
 */
record DeployedFile(@Limit(32) String version, int sequence, boolean committed) implements StateDocument {
    static DeployedFile of(Definition definition, boolean committed) {
        return new DeployedFile(definition.version(), definition.sequence(), committed);
    }

    Definition definition() {
        return new Definition(version, sequence);
    }

    /** The file's content; the first definition, not yet committed, when there is none. */
    static DeployedFile read(Layout layout) {
        Path file = file(layout);
        if (!Files.exists(file)) {
            return of(Definition.FIRST, false);
        }
        try {
            return Json.read(PrivateFile.read(file), DeployedFile.class);
        } catch (FlockException e) {
            throw e.at(file.toString());
        }
    }

    void write(Layout layout) {
        PrivateFile.write(file(layout), Json.writeBytes(this));
    }

    private static Path file(Layout layout) {
        return layout.folder().resolve("deployed.json");
    }
}
