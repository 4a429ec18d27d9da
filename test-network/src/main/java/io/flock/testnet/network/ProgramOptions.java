package io.flock.testnet.network;

import io.flock.testnet.fabric.program.ProgramSearch;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where Fabric's and Kubo's programs are. */
public final class ProgramOptions {
    @Option(
            names = "--bin",
            paramLabel = "DIR",
            description = "fabric: folder with peer, orderer, configtxgen, cryptogen (default: FABRIC_HOME/bin, PATH)")
    private Optional<Path> bin = Optional.empty();

    @Option(
            names = "--ipfs",
            paramLabel = "PATH",
            description = "fabric: Kubo's program or its folder (default: FLOCK_KUBO, PATH)")
    private Optional<Path> ipfs = Optional.empty();

    /** Called by picocli. */
    public ProgramOptions() {}

    /** Where programs are looked for. */
    public ProgramSearch search() {
        return new ProgramSearch(bin, ipfs, System.getenv());
    }
}
