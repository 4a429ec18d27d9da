package io.flock.testnet.network;

import io.flock.client.cli.NetworkFile;
import io.flock.client.cli.NetworkHome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The process of a network, as its state folder names it. */
record NetworkProcess(ProcessHandle handle) {
    private static final Duration CLOCK_TICK = Duration.ofSeconds(1);

    /** The running network of a folder; empty when none runs, whatever the folder says. */
    static Optional<NetworkFile> running(NetworkHome home) {
        return home.network().filter(network -> find(network).isPresent());
    }

    /** The process, if it lives and is the one that wrote the file: ids are given out again. */
    static Optional<NetworkProcess> find(NetworkFile network) {
        return ProcessHandle.of(network.pid())
                .filter(ProcessHandle::isAlive)
                .filter(handle -> began(handle, network.startedAt()))
                .map(NetworkProcess::new);
    }

    private static boolean began(ProcessHandle handle, long millis) {
        Optional<Instant> start = handle.info().startInstant();
        return start.isPresent()
                && Duration.between(start.get(), Instant.ofEpochMilli(millis))
                                .abs()
                                .compareTo(CLOCK_TICK)
                        <= 0;
    }

    /** Asks it to end, and makes it end when it does not within the patience. */
    boolean end(Duration patience) throws InterruptedException {
        handle.destroy();
        if (!awaitExit(patience)) {
            handle.destroyForcibly();
            return awaitExit(patience);
        }
        return true;
    }

    private boolean awaitExit(Duration patience) throws InterruptedException {
        try {
            handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
