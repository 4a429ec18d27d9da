package io.flock.testnet.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A script of ours in Python, in a process of its own, that prints one JSON object. */
public final class PythonScript {
    private final Class<?> owner;
    private final String name;
    private final String needs;

    /**
     * A script that lies beside a class.
     *
     * @param needs the package that it imports, in its own name
     */
    public PythonScript(Class<?> owner, String name, String needs) {
        this.owner = owner;
        this.name = name;
        this.needs = needs;
    }

    /**
     * Runs it on one native thread, like what it is compared with.
     *
     * @throws FlockException CONFIGURATION_INVALID: no such interpreter, or one without the package
     */
    public JsonObject run(Path python, List<String> arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(python.toString(), "-"));
        command.addAll(arguments);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("OMP_NUM_THREADS", "1");
            Process process = builder.start();
            try (var in = process.getOutputStream()) {
                in.write(text());
            }
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw unusable(python, "it ended with status " + process.exitValue(), null);
            }
            return JsonParser.parseString(out).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            throw unusable(python, "its answer is no JSON object", e);
        } catch (IOException e) {
            throw unusable(python, e.toString(), e);
        }
    }

    private byte[] text() throws IOException {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return in.readAllBytes();
        }
    }

    private FlockException unusable(Path python, String why, Throwable cause) {
        return new FlockException(
                ErrorCode.CONFIGURATION_INVALID,
                needs + " could not be run with " + python + ": " + why,
                "name an interpreter that has " + needs + ", or leave --python out",
                cause);
    }
}
