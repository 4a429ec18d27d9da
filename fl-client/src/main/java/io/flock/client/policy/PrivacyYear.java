package io.flock.client.policy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What tasks were promised in privacy, a JSON line for each. Several processes may share the file; it is locked from
 * reading to writing, so that two tasks at once can't both take what is left of a year.
 */
public final class PrivacyYear {
    private static final Duration YEAR = Duration.ofDays(365);
    /** How old a promise is that is dated anew, so that not every start writes a line. */
    private static final Duration STALE = Duration.ofDays(1);

    private final Path file;

    /** The file is made with the first promise. */
    public PrivacyYear(Path file) {
        this.file = file;
    }

    /** Decides whether a promise may be given. */
    @FunctionalInterface
    public interface Decision {
        /** Throws where it may not; {@code others} is what the other tasks of the last 365 days were promised. */
        void require(double others);
    }

    private record Promise(double epsilon, Instant at) {
        /** Refuses what would take nothing from a year, or make its sum no number. */
        Promise {
            if (!(epsilon >= 0 && epsilon < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("epsilon " + epsilon);
            }
        }

        Promise and(Promise other) {
            return new Promise(Math.max(epsilon, other.epsilon), at.isAfter(other.at) ? at : other.at);
        }
    }

    /**
     * Promises an epsilon to a task, unless the decision throws. A task that was promised as much before is promised
     * nothing more; the greatest of its promises counts, from the last one on: a task that runs for longer than a year is
     * told of in each.
     *
     * @param task with its channel, so that two ledgers' tasks of one name are two
     */
    public void promise(String task, double epsilon, Instant now, Decision decision) {
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
                FileLock lock = channel.lock()) {
            if (!lock.isValid()) {
                throw new IOException("the lock is lost");
            }
            Map<String, Promise> promises = read(channel);
            Promise own = promises.remove(task);
            double others = promises.values().stream()
                    .filter(promise -> promise.at().isAfter(now.minus(YEAR)))
                    .mapToDouble(Promise::epsilon)
                    .sum();
            decision.require(others);
            if (own == null || own.epsilon() < epsilon || own.at().isBefore(now.minus(STALE))) {
                JsonObject line = new JsonObject();
                line.addProperty("task", task);
                line.addProperty("epsilon", epsilon);
                line.addProperty("at", now.getEpochSecond());
                channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)), channel.size());
                channel.force(true);
            }
        } catch (IOException e) {
            throw unusable(e.toString());
        }
    }

    private Map<String, Promise> read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // until all is read
        }
        String all = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        String whole = all.substring(0, all.lastIndexOf('\n') + 1);
        // A line that was cut off was never relied on: what it promised was refused by the crash.
        channel.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
        Map<String, Promise> promises = new LinkedHashMap<>();
        for (String text : whole.lines().toList()) {
            try {
                JsonObject line = JsonParser.parseString(text).getAsJsonObject();
                promises.merge(
                        line.get("task").getAsString(),
                        new Promise(
                                line.get("epsilon").getAsDouble(),
                                Instant.ofEpochSecond(line.get("at").getAsLong())),
                        Promise::and);
            } catch (JsonParseException
                    | IllegalStateException
                    | IllegalArgumentException
                    | UnsupportedOperationException
                    | DateTimeException
                    | NullPointerException e) {
                throw unusable("a line is no promise: " + text);
            }
        }
        return promises;
    }

    private FlockException unusable(String why) {
        return new FlockException(
                ErrorCode.STATE_FOLDER_UNUSABLE,
                "the promises in " + file + " can't be kept: " + why,
                "restore the file from its backup; without it nobody knows what was told this year");
    }
}
