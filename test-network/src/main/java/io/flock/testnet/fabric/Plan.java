package io.flock.testnet.fabric;

import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.fabric.files.PrivateFile;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.layout.PortClaims;
import io.flock.testnet.fabric.layout.PortPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Turns options into the settings of a network: those of the folder, or new ones that are kept from now on. */
final class Plan {
    private Plan() {}

    static FabricSettings of(FabricOptions options, PortClaims claims) {
        Path file = Layout.settingsFile(options.folder());
        Optional<FabricSettings> kept =
                FabricSettings.read(file).filter(settings -> isFixed(new Layout(options.folder(), settings)));
        if (kept.isPresent()) {
            requireSame(options, kept.get());
            return kept.get();
        }
        FabricSettings settings = fresh(options, claims);
        Layout layout = new Layout(options.folder(), settings);
        layout.ports().requireFree(Set.copyOf(layout.nodes()), claims::take);
        PrivateFile.write(file, Json.writeBytes(settings));
        return settings;
    }

    /** From the first block on, addresses and organisations can't be changed; before, an attempt left nothing. */
    static boolean isFixed(Layout layout) {
        return Files.exists(layout.genesis());
    }

    private static FabricSettings fresh(FabricOptions options, PortClaims claims) {
        int organisations = options.founding().organisations().size();
        int orderers = options.consensus().orderers();
        PortPlan ports = options.basePort() == 0
                ? PortPlan.firstFree(orderers, organisations, claims::take)
                : new PortPlan(options.basePort(), orderers, organisations, options.relayed());
        return new FabricSettings(
                ports.base(),
                Math.toIntExact(options.batchTimeout().toMillis()),
                options.consensus(),
                options.content(),
                options.logLevel(),
                options.search().find(FabricSettings.needed(options.content())),
                options.jvms(),
                options.founding(),
                options.accounts(),
                options.relayed() ? Optional.of(true) : Optional.empty(),
                Optional.empty());
    }

    /** A network stays what it was founded as. */
    private static void requireSame(FabricOptions options, FabricSettings kept) {
        boolean same = kept.founding().digest().equals(options.founding().digest())
                && kept.consensus() == options.consensus()
                && kept.content() == options.content();
        if (!same) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "the folder " + options.folder().toAbsolutePath() + " holds another network: " + kept.consensus()
                            + ", " + kept.content() + ", founded with "
                            + kept.founding().digest(),
                    "remove it with 'flock network clean', or name another folder with --home");
        }
    }
}
