package io.flock.testnet.network;

import io.flock.client.cli.network.NetworkFile;
import io.flock.client.cli.network.NetworkHome;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.fabric.FabricNetwork;
import io.flock.testnet.process.KnownProcess;
import java.time.Duration;
import java.util.Optional;

/**
 * What was ended.
 *
 * @param processes that lived
 */
record NetworkEnd(int processes, String text) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Ends whatever network of the folder runs. */
    static NetworkEnd of(StateFolder folder) throws InterruptedException {
        Optional<FabricNetwork> fabric = folder.fabric();
        return fabric.isPresent() ? fabric(fabric.get()) : devnet(folder.home());
    }

    private static NetworkEnd fabric(FabricNetwork network) throws InterruptedException {
        int living = network.living();
        network.stop();
        return new NetworkEnd(living, living == 0 ? "no network runs" : "ended " + living + " processes");
    }

    private static NetworkEnd devnet(NetworkHome folder) throws InterruptedException {
        Optional<NetworkFile> network = folder.network();
        Optional<KnownProcess> process = network.flatMap(NetworkProcess::find);
        if (process.isPresent() && !process.get().end(PATIENCE)) {
            throw new FlockException(
                    ErrorCode.DEADLINE_EXCEEDED,
                    "process " + process.get().handle().pid() + " did not end",
                    "look at it; it may belong to another user");
        }
        folder.clear();
        if (process.isPresent()) {
            return new NetworkEnd(1, "ended process " + process.get().handle().pid());
        }
        return new NetworkEnd(
                0,
                network.map(file -> "process " + file.pid() + " had died; tidied up")
                        .orElse("no network runs"));
    }
}
