package io.flock.testnet.bench.learning;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The same aggregation by NumPy, in a process of its own, on the same files. */
final class NumpyRun {
    private static final String SCRIPT = "numpy_aggregation.py";

    private NumpyRun() {}

    /**
     * Seconds by rule, the updates in memory already.
     *
     * @throws FlockException CONFIGURATION_INVALID: no such interpreter, or one without NumPy
     */
    static SortedMap<String, Double> seconds(Path python, List<Path> files, int runs) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(python.toString(), "-", Integer.toString(runs)));
        files.forEach(file -> command.add(file.toString()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var in = process.getOutputStream()) {
                in.write(script());
            }
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw unusable(python, "it ended with status " + process.exitValue(), null);
            }
            JsonObject json = JsonParser.parseString(out).getAsJsonObject();
            SortedMap<String, Double> seconds = new TreeMap<>();
            json.keySet().forEach(rule -> seconds.put(rule, json.get(rule).getAsDouble()));
            return seconds;
        } catch (IOException e) {
            throw unusable(python, e.toString(), e);
        }
    }

    private static byte[] script() throws IOException {
        try (InputStream in = NumpyRun.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + SCRIPT);
            }
            return in.readAllBytes();
        }
    }

    private static FlockException unusable(Path python, String why, Throwable cause) {
        return new FlockException(
                ErrorCode.CONFIGURATION_INVALID,
                "NumPy could not be run with " + python + ": " + why,
                "name an interpreter that has NumPy, or leave --python out",
                cause);
    }
}
