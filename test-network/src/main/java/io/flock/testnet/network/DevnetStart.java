package io.flock.testnet.network;

import io.flock.client.cli.network.KnownProcess;
import io.flock.client.cli.network.NetworkFile;
import io.flock.client.cli.network.NetworkHome;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Starts the background process of an embedded network and waits until it says that it is up. Interrupted meanwhile, it
 * ends the process: nobody would know that the network goes on starting.
 */
final class DevnetStart {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration END_PATIENCE = Duration.ofSeconds(10);

    private final NetworkHome folder;
    private final Process process;
    private final PrintWriter err;
    private final CountDownLatch interrupted = new CountDownLatch(1);

    private DevnetStart(NetworkHome folder, Process process, PrintWriter err) {
        this.folder = folder;
        this.process = process;
        this.err = err;
    }

    static NetworkFile run(NetworkHome folder, PrintWriter err) throws InterruptedException {
        Path absolute = folder.folder().toAbsolutePath();
        Launcher launcher = new Launcher(absolute.resolve("network.log"));
        Process process = launcher.start(NetworkMain.class, absolute.toString());
        return new DevnetStart(folder, process, err).guard(launcher);
    }

    private NetworkFile guard(Launcher launcher) throws InterruptedException {
        Thread hook = new Thread(this::interrupt, "network-start-end");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            StartingProcess.write(folder, process.toHandle());
            return await(launcher);
        } finally {
            if (interrupted.getCount() > 0) {
                Runtime.getRuntime().removeShutdownHook(hook);
                StartingProcess.clear(folder);
            }
        }
    }

    private NetworkFile await(Launcher launcher) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<NetworkFile> up = NetworkProcess.running(folder);
            if (up.isPresent()) {
                return up.get();
            }
            boolean ended = process.waitFor(100, TimeUnit.MILLISECONDS);
            if (interrupted.getCount() == 0) {
                throw new InterruptedException("the program ends");
            }
            if (ended) {
                throw launcher.failure(process.exitValue());
            }
        }
        process.destroy();
        throw new FlockException(
                ErrorCode.DEADLINE_EXCEEDED,
                "the network was not up within " + PATIENCE.toSeconds() + " s",
                "read " + launcher.log());
    }

    /** This program ends, by Ctrl-C as a rule. */
    private void interrupt() {
        interrupted.countDown();
        try {
            boolean ended = new KnownProcess(process.toHandle()).end(END_PATIENCE);
            if (ended) {
                StartingProcess.clear(folder);
            }
            err.println(
                    ended
                            ? "interrupted: the network did not come up, its process is ended"
                            : "interrupted: process " + process.pid()
                                    + " did not end; 'flock network down' tries again");
            err.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
