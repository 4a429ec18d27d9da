package io.flock.devnet.conformance.fabric;

import io.flock.devnet.conformance.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server process: started, waited for at its port, and ended by its own handle. */
final class NativeProcess {
    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final int port;
    private final Path log;
    private Process process;

    NativeProcess(String name, List<String> command, Map<String, String> environment, int port, Path folder) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.port = port;
        this.log = folder.resolve(name + ".log");
    }

    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Environment.replace(builder, environment);
        process = builder.start();
    }

    void awaitPort() throws Exception {
        Await.until(name + " to listen", () -> {
            if (!process.isAlive()) {
                throw new IOException(name + " ended with " + process.exitValue() + ":\n" + tail());
            }
            return Await.listens(port);
        });
    }

    /** Kills at once: what was not on disk is lost, as in a crash. */
    void stop() throws InterruptedException {
        if (process == null) {
            return;
        }
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " does not end");
        }
        process = null;
    }

    private String tail() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }
}
