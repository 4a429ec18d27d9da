package io.flock.testnet.fabric.program;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.process.LogLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a program to its end. */
public final class Tool {
    private Tool() {}

    /**
     * Returns what the program wrote.
     *
     * @param purpose what it is for, as it stands in an error
     * @throws FlockException NODE_FAILED with the lines that matter when it ends with another status than 0
     */
    public static String run(String purpose, Map<String, String> environment, List<String> command)
            throws InterruptedException {
        Result result = attempt(environment, command);
        if (result.status() != 0) {
            throw result.failure(purpose);
        }
        return result.output();
    }

    /** Runs it and lets the caller judge. */
    public static Result attempt(Map<String, String> environment, List<String> command) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        Environment.replace(builder, environment);
        try {
            Process process = builder.start();
            try {
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return new Result(command, process.waitFor(), output);
            } catch (InterruptedException e) {
                process.destroyForcibly();
                throw e;
            }
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.PROGRAM_MISSING,
                    "can't run " + command.get(0) + ": " + e.getMessage(),
                    "check that it is a program for this machine",
                    e);
        }
    }

    /** How it ended and what it wrote. */
    public record Result(List<String> command, int status, String output) {
        public Result {
            command = List.copyOf(command);
        }

        /** The failure, with the lines that matter. */
        public FlockException failure(String purpose) {
            return new FlockException(
                    ErrorCode.NODE_FAILED,
                    purpose + " failed: " + LogLines.ofText(output).important(),
                    "the command was: " + String.join(" ", command));
        }
    }
}
