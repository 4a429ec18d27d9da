package io.flock.testnet.network;

import io.flock.client.cli.network.NetworkHome;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.Engine;
import io.flock.testnet.fabric.FabricNetwork;
import io.flock.testnet.fabric.files.Folders;
import io.flock.testnet.fabric.layout.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a state folder holds. */
record StateFolder(NetworkHome home) {
    /** Everything that networks, and participants on them, leave in their folder. */
    private static final List<String> OURS = List.of(
            "settings.json",
            "network.json",
            StartingProcess.FILE,
            "network.log",
            "network",
            "content",
            "fabric",
            "secrets",
            "journals");

    /** The network of Fabric's own processes that was made here. */
    Optional<FabricNetwork> fabric() {
        return FabricNetwork.open(home.folder());
    }

    /** Where a network of Fabric's own processes has their folders. */
    Path nodes() {
        return Layout.settingsFile(home.folder()).resolveSibling("nodes");
    }

    /** The engine of the network that was made here; nothing when none was. */
    Optional<Engine> engine() {
        if (fabric().isPresent()) {
            return Optional.of(Engine.FABRIC);
        }
        return NetworkSettings.read(home.folder()).map(settings -> Engine.DEVNET);
    }

    /**
     * The engine that is meant: what was asked for, or what is here, or devnet.
     *
     * @throws FlockException CONFIGURATION_INVALID when another one is here than was asked for
     */
    Engine engine(Optional<Engine> asked) {
        Optional<Engine> here = engine();
        if (asked.isPresent() && here.isPresent() && !here.equals(asked)) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "the folder " + home.folder().toAbsolutePath() + " holds a network of " + here.get() + ", not of "
                            + asked.get(),
                    "name another folder with --home, or remove this network with 'flock network clean'");
        }
        return asked.or(() -> here).orElse(Engine.DEVNET);
    }

    /**
     * The network of Fabric's own processes.
     *
     * @throws FlockException UNSUPPORTED for devnet, which is one process; CONFIGURATION_INVALID where no network is
     */
    FabricNetwork requireFabric(String what) {
        return fabric().orElseThrow(() -> engine().isPresent()
                ? new FlockException(
                        ErrorCode.UNSUPPORTED,
                        "devnet is one process, so there is nothing to " + what,
                        "make a network with 'flock network up --engine fabric --home DIR'")
                : new FlockException(
                        ErrorCode.CONFIGURATION_INVALID,
                        "there is no network in " + home.folder().toAbsolutePath(),
                        "make one with 'flock network up --engine fabric', or name its folder with --home"));
    }

    /**
     * Removes what networks have made, and the folder if nothing else is in it. A file of another program that has the name
     * of our settings stays.
     *
     * @return names of what else is in it, which stays
     */
    List<String> clean() {
        Set<String> strangers = strangers();
        OURS.stream()
                .filter(name -> !strangers.contains(name))
                .forEach(name -> Folders.delete(home.folder().resolve(name)));
        Path folder = home.folder();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> rest = Files.list(folder)) {
            List<String> others =
                    rest.map(file -> file.getFileName().toString()).sorted().toList();
            if (!others.isEmpty()) {
                return others;
            }
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    "what else is in " + folder.toAbsolutePath() + " can't be read: " + e,
                    "check owner and rights; the network itself is removed",
                    e);
        }
        Folders.delete(folder);
        return List.of();
    }

    /** What only has the name of ours: settings that can't be read, beside which no network has ever worked. */
    private Set<String> strangers() {
        Set<String> strangers = new TreeSet<>();
        Path channels = home.folder().resolve("network").resolve("channels");
        if (!Files.exists(channels) && isUnreadable(() -> NetworkSettings.read(home.folder()))) {
            strangers.add("settings.json");
        }
        if (!Files.exists(nodes()) && isUnreadable(this::fabric)) {
            strangers.add("fabric");
        }
        return strangers;
    }

    private static boolean isUnreadable(Runnable reading) {
        try {
            reading.run();
            return false;
        } catch (FlockException e) {
            return true;
        }
    }
}
