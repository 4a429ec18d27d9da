package io.flock.sdk.content;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Kubo node on the loopback address, offline, in a folder of its own. */
final class KuboProcess implements AutoCloseable {
    private final Path folder;
    private final Path binary;
    private final Process daemon;
    private final int port;

    private KuboProcess(Path binary, Path folder) throws IOException, InterruptedException {
        this.binary = binary;
        this.folder = folder;
        this.port = freePort();
        run("init", "--empty-repo");
        run("config", "Addresses.API", "/ip4/127.0.0.1/tcp/" + port);
        run("config", "Addresses.Gateway", "/ip4/127.0.0.1/tcp/" + freePort());
        run("config", "--json", "Addresses.Swarm", "[]");
        this.daemon = start("daemon.log", "daemon", "--offline");
    }

    /** What {@code FLOCK_KUBO} names, {@code ipfs} in the folder that it names, or on the path. */
    static Optional<Path> binary() {
        return Stream.concat(
                        Optional.ofNullable(System.getenv("FLOCK_KUBO")).map(Path::of).stream()
                                .flatMap(place -> Stream.of(place, place.resolve("ipfs"))),
                        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                                .map(entry -> Path.of(entry, "ipfs")))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    static KuboProcess start(Path folder) throws IOException, InterruptedException {
        KuboProcess kubo = new KuboProcess(
                binary().orElseThrow(() -> new AssertionError(
                        "no ipfs on the PATH, and FLOCK_KUBO names neither it nor its folder: install Kubo")),
                folder);
        kubo.awaitAnswer();
        return kubo;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Lets it remove what is not pinned. */
    void collectGarbage() throws IOException, InterruptedException {
        run("repo", "gc", "--quiet");
    }

    /**
     * Lets the command line add a file, and gives the CID that it names.
     *
     * @param more further options
     */
    String add(Path file, UnixFsLayout layout, String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "add",
                "--quieter",
                "--cid-version=" + layout.cidVersion(),
                "--raw-leaves=" + (layout.cidVersion() == 1),
                "--chunker=size-" + layout.chunkSize(),
                "--max-file-links=" + layout.maxLinks()));
        arguments.addAll(List.of(more));
        arguments.add(file.toString());
        return run(arguments.toArray(String[]::new)).strip();
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        Path log = folder.resolve("daemon.log");
        while (!daemon.waitFor(20, TimeUnit.MILLISECONDS)) {
            if (Files.readString(log).contains("Daemon is ready")) {
                return;
            }
        }
        throw new IOException("the daemon ended: " + Files.readString(log));
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        Process process = start("command.log", arguments);
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        String printed = Files.readString(folder.resolve("command.log"));
        if (!ended || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("ipfs " + List.of(arguments) + ": " + printed);
        }
        return printed;
    }

    private Process start(String log, String... arguments) throws IOException {
        List<String> command = Stream.concat(Stream.of(binary.toString()), Arrays.stream(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile());
        builder.environment().put("IPFS_PATH", folder.resolve("repo").toString());
        return builder.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        daemon.destroy();
        try {
            if (!daemon.waitFor(20, TimeUnit.SECONDS)) {
                daemon.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
