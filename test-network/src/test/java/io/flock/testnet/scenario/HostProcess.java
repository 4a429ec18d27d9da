package io.flock.testnet.scenario;

import io.flock.client.cli.Flock;
import io.flock.testnet.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code flock serve} in a JVM of its own, to which signals are sent. */
final class HostProcess implements AutoCloseable {
    private final Process process;
    private final Path log;

    private HostProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it.
     *
     * @param log gets everything that it prints
     */
    static HostProcess start(List<String> command, Path log) {
        // A process that a script has put in the background ignores Ctrl-C, and so do those that it starts.
        List<String> line = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT,TERM",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djdk.serialFilter=!*",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-cp",
                System.getProperty("java.class.path"),
                Flock.class.getName(),
                "serve"));
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment().put("OMP_NUM_THREADS", "1");
        try {
            return new HostProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until a listing is served; answers the port for HTTP. */
    int awaitServing(String listing) {
        Pattern told = Pattern.compile("serving " + listing + " at http://127\\.0\\.0\\.1:(\\d+)");
        return Waiting.until(listing + " is served", () -> {
            Matcher found = told.matcher(log());
            if (found.find()) {
                return Optional.of(Integer.valueOf(found.group(1)));
            }
            requireAlive();
            return Optional.empty();
        });
    }

    /** Sends a signal, as a terminal or an operating system does. */
    void signal(String name) {
        requireAlive();
        try {
            int status = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new AssertionError("kill -" + name + " ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Waits until it has ended; answers its exit status. */
    int awaitEnd() {
        return Waiting.until(
                "the host ends", () -> process.isAlive() ? Optional.empty() : Optional.of(process.exitValue()));
    }

    private void requireAlive() {
        if (!process.isAlive()) {
            throw new AssertionError("the host has ended with " + process.exitValue() + ": " + log());
        }
    }

    /** What it has told. */
    String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
