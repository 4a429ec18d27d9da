package io.flock.testnet.network;

import io.flock.client.cli.network.NetworkFile;
import io.flock.client.cli.network.NetworkHome;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts the background process of an embedded network and waits until it says that it is up. */
final class DevnetStart {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private DevnetStart() {}

    static NetworkFile run(NetworkHome folder) throws InterruptedException {
        Path absolute = folder.folder().toAbsolutePath();
        Launcher launcher = new Launcher(absolute.resolve("network.log"));
        Process process = launcher.start(NetworkMain.class, absolute.toString());
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<NetworkFile> up = NetworkProcess.running(folder);
            if (up.isPresent()) {
                return up.get();
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw launcher.failure(process.exitValue());
            }
        }
        process.destroy();
        throw new FlockException(
                ErrorCode.DEADLINE_EXCEEDED,
                "the network was not up within " + PATIENCE.toSeconds() + " s",
                "read " + launcher.log());
    }
}
