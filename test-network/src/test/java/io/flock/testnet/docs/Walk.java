package io.flock.testnet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.cli.Flock;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.testnet.Engine;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.TestNetworks;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who does what a page says, in an empty folder beside the source tree, on a network as {@code flock network up}
 * makes it. The network runs in this process, and so does every {@code flock}; all else goes to a shell.
 */
final class Walk implements AutoCloseable {
    private static final long PATIENCE_MINUTES = 15;
    private static final Pattern FILE = Pattern.compile("[a-z-]+\\.[a-z]+");
    private static final Pattern FLOCK = Pattern.compile("(?:\\./)?flock (.*)");
    /** What takes a terminal of its own until the task ends. */
    private static final Pattern LASTING = Pattern.compile("(participate|arena (keep|train|validate)) .*");

    private final Path folder;
    private final TestNetwork network;
    private final Map<String, CompletableFuture<Void>> running = new LinkedHashMap<>();

    private Walk(Path folder, TestNetwork network) {
        this.folder = folder;
        this.network = network;
    }

    /** On a network of this many accounts per organisation. */
    static Walk of(Path folder, int accounts, Amount grant) throws IOException {
        List<AccountId> all = new ArrayList<>();
        for (String organisation : List.of("Org1MSP", "Org2MSP", "Org3MSP")) {
            for (int i = 1; i <= accounts; i++) {
                all.add(AccountId.of(organisation, "user" + i));
            }
        }
        Path work = Files.createDirectories(folder.resolve("work"));
        Files.createSymbolicLink(work.resolve("test-network"), Path.of("").toAbsolutePath());
        return new Walk(
                work,
                TestNetworks.start(
                        Engine.DEVNET,
                        folder.resolve("net"),
                        new GovernanceParameters(20, 60, 2_592_000, 256, 1_000, Millionths.of(250_000), true)
                                .forFounding(),
                        all,
                        grant));
    }

    /** Does what the lines say; each has to succeed. */
    Walk through(List<String> lines) throws IOException, InterruptedException {
        assertThat(lines).isNotEmpty();
        for (String line : lines) {
            Matcher flock = FLOCK.matcher(line);
            if (line.equals("wait")) {
                await();
            } else if (!flock.matches()) {
                shell(line);
            } else if (!flock.group(1).startsWith("network ")) {
                run(flock.group(1));
            }
        }
        return this;
    }

    /** A line that the page says can't succeed yet. */
    void refuses(String line, ErrorCode code) {
        Matcher flock = FLOCK.matcher(line);
        assertThat(flock.matches()).as(line).isTrue();
        StringWriter printed = new StringWriter();
        assertThat(execute(flock.group(1), printed)).isEqualTo(code.exitClass().status());
        assertThat(printed.toString()).startsWith(code + ": ");
    }

    /** Waits until what lasts has ended. */
    Walk await() {
        running.forEach((command, end) ->
                end.orTimeout(PATIENCE_MINUTES, TimeUnit.MINUTES).join());
        running.clear();
        return this;
    }

    private void run(String command) {
        if (command.endsWith("&") || LASTING.matcher(command).matches()) {
            String lasting = command.replaceFirst(" *&$", "");
            running.put(lasting, CompletableFuture.runAsync(() -> flock(lasting), work -> new Thread(work).start()));
        } else {
            flock(command);
        }
    }

    private void flock(String command) {
        StringWriter printed = new StringWriter();
        assertThat(execute(command, printed))
                .as("flock %s%n%s", command, printed)
                .isZero();
    }

    private int execute(String command, StringWriter printed) {
        PrintWriter out = new PrintWriter(printed, true);
        List<String> words = new ArrayList<>();
        Arrays.stream(command.split(" +")).map(this::inFolder).forEach(words::add);
        words.addAll(List.of("--home", network.home().folder().toString()));
        if (command.startsWith("arena validate")) {
            words.addAll(List.of("--judge-in", "process")); // a process of its own for each would be many for a test
        }
        return Flock.commandLine(out, out).execute(words.toArray(String[]::new));
    }

    /** A command of this process has not the folder that its user is in, for files that are there and that it writes. */
    private String inFolder(String word) {
        boolean isFile = FILE.matcher(word).matches() || Files.exists(folder.resolve(word));
        return isFile ? folder.resolve(word).toString() : word;
    }

    private void shell(String line) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-c", "set -o pipefail; " + line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as("%s%n%s", line, printed).isZero();
    }

    @Override
    public void close() throws IOException {
        network.close();
        Files.delete(folder.resolve("test-network")); // the link, so that nobody has to ask what is behind it
    }
}
