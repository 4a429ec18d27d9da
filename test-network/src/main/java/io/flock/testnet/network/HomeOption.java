package io.flock.testnet.network;

import io.flock.client.cli.network.NetworkHome;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The state folder. */
final class HomeOption {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${env:FLOCK_HOME:-.flock}",
            description = "state folder (default: FLOCK_HOME, or .flock)")
    private Path home;

    HomeOption() {}

    NetworkHome home() {
        return new NetworkHome(home);
    }
}
