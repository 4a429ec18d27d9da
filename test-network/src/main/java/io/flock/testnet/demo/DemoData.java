package io.flock.testnet.demo;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.DataReader;
import io.flock.client.data.Examples;
import io.flock.client.data.Shards;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** UCI's handwritten digits, dealt out without overlap; a fifth is held out, which nobody trains on. */
final class DemoData {
    private static final String DIGITS = "/io/flock/testnet/data/digits/digits.csv.gz";
    private static final String BUNDLE = "/io/flock/testnet/data/digits/bundle.json";
    private static final int HELD_OUT_DIVISOR = 5;

    private DemoData() {}

    static Bundle bundle() {
        return Bundle.read(resource(BUNDLE));
    }

    /** Reads the data as a participant would, from a file in the folder. */
    static Shards deal(Bundle bundle, Path folder, int participants, Digest seed) {
        Path file = folder.resolve("digits.csv.gz");
        try {
            Files.write(file, resource(DIGITS));
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE, "can't write " + file + ": " + e, "free some space", e);
        }
        Examples all = DataReader.read(bundle.data(), List.of(file));
        return Shards.deal(all, participants, all.size() / HELD_OUT_DIVISOR, seed);
    }

    private static byte[] resource(String name) {
        try (InputStream in = DemoData.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("the jar can't be read", e);
        }
    }
}
