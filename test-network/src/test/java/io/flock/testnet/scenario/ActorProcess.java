package io.flock.testnet.scenario;

import io.flock.client.cli.Flock;
import io.flock.protocol.identity.AccountId;
import io.flock.testnet.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code flock participate} in a JVM of its own, which can be frozen, killed and started again. */
final class ActorProcess implements Actor {
    private final AccountId account;
    private final List<String> command;
    private final Path log;
    private Process process;

    private ActorProcess(AccountId account, List<String> command, Path log) throws IOException {
        this.account = account;
        this.command = command;
        this.log = log;
        this.process = launch(List.of());
    }

    /**
     * Starts it.
     *
     * @param log gets everything that it prints
     */
    static ActorProcess start(AccountId account, List<String> command, Path log) {
        try {
            return new ActorProcess(account, command, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch(List<String> machine) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djdk.serialFilter=!*",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0"));
        line.addAll(machine);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), Flock.class.getName()));
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment().put("OMP_NUM_THREADS", "1");
        return builder.start();
    }

    @Override
    public AccountId account() {
        return account;
    }

    /** Whether it has told of a step, since it was started last. */
    boolean told(String step, String action) {
        String begun = "\"step\":\"" + step + "\",\"action\":\"" + action + "\"";
        return log().lines().anyMatch(line -> line.contains(begun));
    }

    private String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes it stand still, so that it does nothing of what it will be asked next. */
    void freeze() {
        signal("STOP");
    }

    /** Lets it go on. */
    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
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
            throw new AssertionError(e);
        }
    }

    /** The process's id, which changes when it is started again. */
    long pid() {
        return process.pid();
    }

    /** Kills it, frozen or not, and starts it again with the same command and files. */
    void killAndRestart() {
        if (!process.isAlive()) {
            throw new AssertionError(account + " has ended by itself: " + log());
        }
        restart(List.of());
    }

    /** Ends it if it lives, and starts it again with the same command and files and these options of the JVM. */
    void restart(List<String> machine) {
        process.destroyForcibly().onExit().join();
        try {
            process = launch(machine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has ended by itself, with an error; answers what it has told. */
    String awaitRefusal() {
        int status = Waiting.until(
                account + " is refused", () -> process.isAlive() ? Optional.empty() : Optional.of(process.exitValue()));
        if (status == 0) {
            throw new AssertionError(account + " was not refused: " + log());
        }
        return log();
    }

    @Override
    public void awaitEnd() {
        int status = Waiting.until(
                account + " ends", () -> process.isAlive() ? Optional.empty() : Optional.of(process.exitValue()));
        if (status != 0) {
            throw new AssertionError(account + " ended with " + status + ": " + log());
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
