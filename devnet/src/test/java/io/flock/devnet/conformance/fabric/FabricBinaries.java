package io.flock.devnet.conformance.fabric;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Fabric's programs, looked up in {@code FABRIC_HOME/bin}, then on the {@code PATH}. */
record FabricBinaries(Map<String, Path> programs) {
    private static final List<String> NEEDED = List.of("peer", "orderer", "osnadmin", "configtxgen", "cryptogen");

    /** Finds all or throws an exception that names every program that is missing and where it was sought. */
    static FabricBinaries find(Map<String, String> environment) {
        List<Path> folders = new ArrayList<>();
        Optional.ofNullable(environment.get("FABRIC_HOME"))
                .map(home -> Path.of(home, "bin"))
                .ifPresent(folders::add);
        Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .forEach(folders::add);
        Map<String, Path> found = new TreeMap<>();
        List<String> missing = new ArrayList<>();
        for (String name : NEEDED) {
            folders.stream()
                    .map(folder -> folder.resolve(name))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .ifPresentOrElse(path -> found.put(name, path), () -> missing.add(name));
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Fabric is not installed: " + String.join(", ", missing)
                    + " found neither in FABRIC_HOME/bin (FABRIC_HOME is "
                    + environment.getOrDefault("FABRIC_HOME", "not set") + ") nor on the PATH");
        }
        return new FabricBinaries(Map.copyOf(found));
    }

    String path(String program) {
        return programs.get(program).toString();
    }
}
