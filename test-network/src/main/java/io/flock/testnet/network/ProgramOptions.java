package io.flock.testnet.network;

import io.flock.protocol.error.FlockException;
import io.flock.testnet.fabric.program.Program;
import io.flock.testnet.fabric.program.ProgramPath;
import io.flock.testnet.fabric.program.ProgramSearch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    /** The names of those options that were given. */
    List<String> given() {
        List<String> given = new ArrayList<>();
        bin.ifPresent(path -> given.add("--bin"));
        ipfs.ifPresent(path -> given.add("--ipfs"));
        return given;
    }

    /**
     * Programs of a network that was made before, those of them elsewhere that are named now.
     *
     * @throws FlockException PROGRAM_MISSING
     */
    List<ProgramPath> moved(List<ProgramPath> kept) {
        return kept.stream()
                .map(path -> isNamed(path.program())
                        ? search().find(List.of(path.program())).get(0)
                        : path)
                .toList();
    }

    private boolean isNamed(Program program) {
        return switch (program.source()) {
            case FABRIC -> bin.isPresent();
            case KUBO -> ipfs.isPresent();
        };
    }
}
