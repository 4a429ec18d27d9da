package io.flock.testnet.network;

import io.flock.client.cli.network.NetworkHome;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.embedded.EmbeddedNetwork;
import io.flock.testnet.embedded.EmbeddedOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The background process: runs the network of a folder until it is told to end. */
public final class NetworkMain {
    private NetworkMain() {}

    /** Takes the state folder; its settings are there already. */
    public static void main(String[] args) throws InterruptedException {
        NetworkHome home = new NetworkHome(Path.of(args[0]));
        try {
            run(home);
        } catch (FlockException e) {
            System.err.println(e.getMessage());
            System.exit(e.code().map(code -> code.exitClass().status()).orElse(1));
        }
    }

    private static void run(NetworkHome home) throws InterruptedException {
        NetworkSettings settings = NetworkSettings.read(home.folder()).orElseThrow();
        EmbeddedNetwork network = EmbeddedNetwork.start(new EmbeddedOptions(
                home.folder(),
                settings.basePort(),
                settings.founding(),
                settings.accounts(),
                Duration.ofMillis(settings.batchTimeoutMillis())));
        CountDownLatch end = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            home.clear();
                            network.close();
                            end.countDown();
                        },
                        "network-end"));
        home.write(network.description());
        end.await();
    }
}
