package io.flock.testnet.network;

import io.flock.client.cli.network.KnownProcess;
import io.flock.client.cli.network.NetworkFile;
import io.flock.client.cli.network.NetworkHome;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.fabric.FabricNetwork;
import io.flock.testnet.fabric.node.ProcessFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was ended.
 *
 * @param processes that lived
 */
record NetworkEnd(int processes, String text) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Ends whatever network of the folder runs, or is starting. */
    static NetworkEnd of(StateFolder folder) throws InterruptedException {
        Optional<FabricNetwork> fabric = folder.fabric();
        return fabric.isPresent()
                ? fabric(fabric.get())
                : devnet(folder.home(), folder.home().network());
    }

    /**
     * The same before the folder is removed: neither damaged settings nor a damaged description of a network that does not
     * run hinder anybody.
     *
     * @throws FlockException STATE_FOLDER_UNUSABLE: a process works in the folder, and none is known
     */
    static NetworkEnd beforeRemoving(StateFolder folder) throws InterruptedException {
        try {
            Optional<FabricNetwork> fabric = folder.fabric();
            if (fabric.isPresent()) {
                return fabric(fabric.get());
            }
        } catch (FlockException e) {
            List<KnownProcess> living = ProcessFile.living(folder.nodes());
            for (KnownProcess process : living) {
                end(process);
            }
            if (!living.isEmpty()) {
                return ofFabric(living.size());
            }
        }
        Optional<NetworkFile> network;
        try {
            network = folder.home().network();
        } catch (FlockException e) {
            LedgerLock.requireFree(folder.home(), e);
            network = Optional.empty();
        }
        return devnet(folder.home(), network);
    }

    private static NetworkEnd fabric(FabricNetwork network) throws InterruptedException {
        int living = network.living();
        network.stop();
        return ofFabric(living);
    }

    private static NetworkEnd ofFabric(int ended) {
        return new NetworkEnd(ended, ended == 0 ? "no network runs" : "ended " + ended + " processes");
    }

    private static NetworkEnd devnet(NetworkHome folder, Optional<NetworkFile> network) throws InterruptedException {
        Optional<KnownProcess> process = network.flatMap(NetworkProcess::find);
        Optional<KnownProcess> starting = process.isPresent() ? Optional.empty() : StartingProcess.find(folder);
        Optional<KnownProcess> living = process.or(() -> starting);
        if (living.isPresent()) {
            end(living.get());
        }
        folder.clear();
        StartingProcess.clear(folder);
        if (living.isPresent()) {
            String which = starting.isPresent() ? ", which was starting" : "";
            return new NetworkEnd(1, "ended process " + living.get().handle().pid() + which);
        }
        return new NetworkEnd(
                0,
                network.map(file -> "process " + file.pid() + " had died; tidied up")
                        .orElse("no network runs"));
    }

    private static void end(KnownProcess process) throws InterruptedException {
        if (!process.end(PATIENCE)) {
            throw new FlockException(
                    ErrorCode.DEADLINE_EXCEEDED,
                    "process " + process.handle().pid() + " did not end",
                    "look at it; it may belong to another user");
        }
    }
}
