package io.flock.testnet.network;

import io.flock.client.cli.network.KnownProcess;
import io.flock.client.cli.network.NetworkFile;
import io.flock.client.cli.network.NetworkHome;
import java.util.Optional;

/** The process of an embedded network, as its state folder names it. */
final class NetworkProcess {
    private NetworkProcess() {}

    /** The running network of a folder; empty when none runs, whatever the folder says. */
    static Optional<NetworkFile> running(NetworkHome home) {
        return home.network().filter(network -> find(network).isPresent());
    }

    /** The process, if it lives and is the one that wrote the file. */
    static Optional<KnownProcess> find(NetworkFile network) {
        return KnownProcess.find(network.pid(), network.startedAt());
    }
}
