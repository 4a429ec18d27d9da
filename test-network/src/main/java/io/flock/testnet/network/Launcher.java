package io.flock.testnet.network;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts a Java class of this program in a process of its own, with the same class path and options, but with the
 * optimising compiler: the process lives longer than the command that starts it. The system property
 * {@code flock.network.brief} leaves that compiler out, for a network that lives for seconds only, and whatever watches
 * this process's classes: either takes a good part of the CPU of a start.
 */
record Launcher(Path log) {
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final String COMPILER_LIMIT = "-XX:TieredStopAtLevel=";
    private static final String AGENT = "-javaagent:";
    private static final String BRIEF = "flock.network.brief";

    Process start(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // A session of its own: Ctrl-C on the terminal that it was started from does not reach it.
            command.add(SETSID.toString());
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith(Boolean.getBoolean(BRIEF) ? AGENT : COMPILER_LIMIT))
                .forEach(command::add);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    "can't start the network's process: " + e,
                    "check the state folder and the Java installation",
                    e);
        }
    }

    /** The coded error that the process ended with, or else the last lines of its log. */
    FlockException failure(int status) {
        List<String> lines = lines();
        Optional<FlockException> coded = lines.stream()
                .flatMap(line -> FlockException.parse(line).stream())
                .findFirst();
        String tail = String.join(" / ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        return coded.orElseGet(() -> new FlockException(
                ErrorCode.INTERNAL, "the network's process ended with status " + status + ": " + tail, "read " + log));
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return List.of();
        }
    }
}
