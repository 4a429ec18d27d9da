package io.flock.testnet.fabric.node;

import io.flock.client.cli.network.KnownProcess;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.fabric.files.Folders;
import io.flock.testnet.fabric.program.Environment;
import io.flock.testnet.process.LogLines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A node's process, whoever started it: what is known of it stands in the node's folder. */
public final class NodeProcess {
    /** On a machine with other work a Java process may take this long to listen. */
    private static final Duration START = Duration.ofSeconds(60);

    private static final Duration END = Duration.ofSeconds(10);
    private static final int CONNECT_MILLIS = 500;
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final Node node;

    public NodeProcess(Node node) {
        this.node = node;
    }

    public Node node() {
        return node;
    }

    /** The living process. */
    public Optional<KnownProcess> find() {
        return ProcessFile.read(node.process()).flatMap(ProcessFile::find);
    }

    /** Whether it was started and not ended since by {@link #end}: if it does not live, it died. */
    public boolean wasStarted() {
        return ProcessFile.read(node.process()).isPresent();
    }

    /**
     * Starts the process unless it lives; it need not listen yet.
     *
     * @return whether it was started now
     */
    public boolean start() {
        if (find().isPresent()) {
            return false;
        }
        Folders.create(node.folder().resolve("tmp"));
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // A session of its own: Ctrl-C on the terminal that it was started from does not reach it.
            command.add(SETSID.toString());
        }
        command.addAll(node.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(node.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(node.log().toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        Environment.replace(builder, node.environment());
        builder.environment().put("TMPDIR", node.folder().resolve("tmp").toString());
        try {
            ProcessFile.of(builder.start().toHandle()).write(node.process());
            return true;
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.NODE_FAILED,
                    node.name() + " can't be started: " + e.getMessage(),
                    "check " + node.command().get(0),
                    e);
        }
    }

    /**
     * Waits until all its ports listen.
     *
     * @throws FlockException NODE_FAILED, with the lines of its log that matter, when it ends instead or takes too long
     */
    public void awaitListening() throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        for (int port : node.ports()) {
            while (!listens(port)) {
                if (find().isEmpty()) {
                    throw failure("ended instead of listening at port " + port);
                }
                if (System.nanoTime() > end) {
                    throw failure("does not listen at port " + port + " after " + START.toSeconds() + " s");
                }
                pause();
            }
        }
    }

    private static void pause() throws InterruptedException {
        LockSupport.parkNanos(POLL_NANOS);
        if (Thread.interrupted()) {
            throw new InterruptedException("while waiting for a node");
        }
    }

    /** Whether something accepts connections at the port of its service. */
    public boolean listens() {
        return listens(node.ports().get(0));
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A failure of this node, with the lines of its log that matter. */
    public FlockException failure(String what) {
        return new FlockException(
                ErrorCode.NODE_FAILED,
                node.name() + " " + what + ": " + LogLines.ofFile(node.log()).important(),
                "read " + node.log());
    }

    /** Asks the process to end, and makes it when it does not. Nothing happens where none lives. */
    public void end() throws InterruptedException {
        Optional<KnownProcess> process = find();
        if (process.isPresent() && !process.get().end(END)) {
            throw failure("(process " + process.get().handle().pid() + ") does not end");
        }
        forget();
    }

    /**
     * Ends the process at once, as a crash would; it counts as died.
     *
     * @return whether it lived
     */
    public boolean kill() throws InterruptedException {
        Optional<KnownProcess> process = find();
        if (process.isPresent() && !process.get().kill(END)) {
            throw failure("(process " + process.get().handle().pid() + ") does not end");
        }
        return process.isPresent();
    }

    private void forget() {
        try {
            Files.deleteIfExists(node.process());
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    "can't remove " + node.process() + ": " + e,
                    "check its rights",
                    e);
        }
    }
}
