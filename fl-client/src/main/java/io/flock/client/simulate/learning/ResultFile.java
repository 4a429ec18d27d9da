package io.flock.client.simulate.learning;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finished cells, a JSON line each, so that a grid that was interrupted goes on where it was. */
public final class ResultFile {
    private final Path file;
    private final String key;
    private final String data;
    private final SortedMap<String, LearningResult> done = new TreeMap<>();

    private ResultFile(Path file, LearningSettings settings) {
        this.file = file;
        this.key = settings.key();
        this.data = settings.dataDigest().toString();
    }

    /**
     * Opens or begins a file. A last line that was cut off is played again. Of lines without a digest of their data, which
     * earlier releases wrote, the number of examples has to tell.
     *
     * @throws FlockException {@code CONFIGURATION_INVALID}: the file holds results of other settings or on other data, or
     *     can't be read
     */
    public static ResultFile open(Path path, LearningSettings settings) {
        ResultFile file = new ResultFile(path, settings);
        try {
            if (Files.exists(path)) {
                byte[] bytes = Files.readAllBytes(path);
                int whole = bytes.length;
                while (whole > 0 && bytes[whole - 1] != '\n') {
                    whole--;
                }
                new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().forEach(file::take);
                if (whole < bytes.length) {
                    cut(path, whole);
                }
            } else {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.createFile(path);
            }
            return file;
        } catch (IOException e) {
            throw unusable(path, e.toString());
        }
    }

    /** In place: a file that was written anew would be empty for a moment, and stay so where that is the last one. */
    private static void cut(Path path, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    /** What is known of a cell. */
    public synchronized boolean has(LearningCell cell) {
        return done.containsKey(cell.id());
    }

    /** All finished cells among these, in their order. */
    public synchronized List<LearningResult> of(List<LearningCell> cells) {
        List<LearningResult> results = new ArrayList<>();
        for (LearningCell cell : cells) {
            if (done.containsKey(cell.id())) {
                results.add(done.get(cell.id()));
            }
        }
        return results;
    }

    /** Writes a finished cell down. */
    public synchronized void add(LearningResult result) {
        done.put(result.cell().id(), result);
        JsonObject line = json(result);
        line.addProperty("settings", key);
        line.addProperty("data", data);
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw unusable(file, e.toString());
        }
    }

    /** A result as JSON. */
    public static JsonObject json(LearningResult result) {
        LearningCell cell = result.cell();
        JsonObject line = new JsonObject();
        line.addProperty("attack", cell.attack().toString());
        line.addProperty("defence", cell.defence().toString());
        line.addProperty("distribution", cell.distribution().toString());
        line.addProperty("percent", cell.percent());
        line.addProperty("seed", cell.seed());
        line.add("accuracies", array(result.accuracies()));
        line.addProperty("triggered", result.triggered());
        line.addProperty("adopted", result.adopted());
        line.addProperty("honestStake", result.honestStake());
        line.addProperty("maliciousStake", result.maliciousStake());
        line.addProperty("honestBelow", result.honestBelow());
        if (!result.stakes().equals(StakeCourse.NONE)) {
            line.add("honestStakes", array(result.stakes().honest()));
            line.add("maliciousStakes", array(result.stakes().malicious()));
        }
        return line;
    }

    private static JsonArray array(List<Double> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }

    private static StakeCourse stakes(JsonObject line) {
        return line.has("honestStakes")
                ? new StakeCourse(values(line, "honestStakes"), values(line, "maliciousStakes"))
                : StakeCourse.NONE;
    }

    private static List<Double> values(JsonObject line, String name) {
        List<Double> values = new ArrayList<>();
        for (JsonElement value : line.getAsJsonArray(name)) {
            values.add(value.getAsDouble());
        }
        return values;
    }

    private void take(String text) {
        try {
            JsonObject line = JsonParser.parseString(text).getAsJsonObject();
            if (!line.get("settings").getAsString().equals(key)) {
                throw unusable(file, "it holds results of other settings: " + line.get("settings"));
            }
            if (line.has("data") && !line.get("data").getAsString().equals(data)) {
                throw unusable(file, "it holds results on other data of as many examples");
            }
            LearningCell cell = new LearningCell(
                    Poison.named(line.get("attack").getAsString()),
                    Defence.named(line.get("defence").getAsString()),
                    Distribution.named(line.get("distribution").getAsString()),
                    line.get("percent").getAsInt(),
                    line.get("seed").getAsInt());
            done.put(
                    cell.id(),
                    new LearningResult(
                            cell,
                            values(line, "accuracies"),
                            line.get("triggered").getAsDouble(),
                            line.get("adopted").getAsInt(),
                            line.get("honestStake").getAsDouble(),
                            line.get("maliciousStake").getAsDouble(),
                            line.get("honestBelow").getAsDouble(),
                            stakes(line)));
        } catch (JsonParseException
                | IllegalStateException
                | IllegalArgumentException
                | NullPointerException
                | UnsupportedOperationException e) {
            throw unusable(file, "a line is no result: " + e.getMessage());
        }
    }

    private static FlockException unusable(Path file, String why) {
        return new FlockException(
                ErrorCode.CONFIGURATION_INVALID,
                "the results in " + file + " can't be used: " + why,
                "name another file with --results, or delete this one");
    }
}
