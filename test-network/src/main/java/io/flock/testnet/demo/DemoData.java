package io.flock.testnet.demo;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.DataReader;
import io.flock.client.data.Examples;
import io.flock.client.data.Permutation;
import io.flock.client.data.Shards;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

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

    /** What {@link #deal} holds out, in two files of equal size. */
    static List<Path> heldOutHalves(Path folder, Digest seed) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(resource(DIGITS))), StandardCharsets.US_ASCII))) {
            List<String> rows = in.lines().toList();
            int heldOut = rows.size() / HELD_OUT_DIVISOR;
            int[] order = Permutation.of(rows.size(), seed, "shards");
            List<String> chosen =
                    Arrays.stream(order, 0, heldOut).mapToObj(rows::get).toList();
            return List.of(
                    Files.write(folder.resolve("validation.csv"), chosen.subList(0, heldOut / 2)),
                    Files.write(folder.resolve("final.csv"), chosen.subList(heldOut / 2, heldOut)));
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE, "can't write into " + folder + ": " + e, "free some space", e);
        }
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
