package io.flock.testnet.fabric.program;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where programs are looked for. Fabric's: in the given folder, in {@code FABRIC_HOME/bin}, on the {@code PATH};
 * Kubo's: the given file or folder, {@code FLOCK_KUBO}, the {@code PATH}.
 */
public record ProgramSearch(Optional<Path> bin, Optional<Path> ipfs, Map<String, String> environment) {
    public ProgramSearch {
        environment = Map.copyOf(environment);
    }

    /** With nothing given: what the environment of this program says. */
    public static ProgramSearch ofEnvironment() {
        return new ProgramSearch(Optional.empty(), Optional.empty(), System.getenv());
    }

    /**
     * Finds all of them.
     *
     * @throws FlockException PROGRAM_MISSING, with everything that is missing, where it was looked for, and the command
     *     that installs it
     */
    public List<ProgramPath> find(Collection<Program> needed) {
        List<ProgramPath> found = new ArrayList<>();
        List<Program> missing = new ArrayList<>();
        for (Program program : needed) {
            places(program)
                    .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                    .findFirst()
                    .ifPresentOrElse(file -> found.add(ProgramPath.of(program, file)), () -> missing.add(program));
        }
        if (!missing.isEmpty()) {
            throw missing(missing);
        }
        return List.copyOf(found);
    }

    private Stream<Path> places(Program program) {
        Stream<Path> named =
                switch (program.source()) {
                    case FABRIC ->
                        Stream.concat(bin.stream(), variable("FABRIC_HOME").map(home -> home.resolve("bin")))
                                .map(folder -> folder.resolve(program.fileName()));
                    case KUBO ->
                        Stream.concat(ipfs.stream(), variable("FLOCK_KUBO"))
                                .flatMap(place -> Stream.of(place, place.resolve(program.fileName())));
                };
        Stream<Path> path = Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry, program.fileName()));
        return Stream.concat(named, path);
    }

    private Stream<Path> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank()).map(Path::of).stream();
    }

    private FlockException missing(List<Program> missing) {
        String names = missing.stream().map(Program::fileName).collect(Collectors.joining(", "));
        List<Program.Source> sources =
                missing.stream().map(Program::source).distinct().toList();
        List<String> sought = new ArrayList<>();
        if (sources.contains(Program.Source.FABRIC)) {
            sought.add("--bin " + bin.map(Path::toString).orElse("(not given)"));
            sought.add("FABRIC_HOME/bin, FABRIC_HOME being " + environment.getOrDefault("FABRIC_HOME", "not set"));
        }
        if (sources.contains(Program.Source.KUBO)) {
            sought.add("--ipfs " + ipfs.map(Path::toString).orElse("(not given)"));
            sought.add("FLOCK_KUBO, which is " + environment.getOrDefault("FLOCK_KUBO", "not set"));
        }
        return new FlockException(
                ErrorCode.PROGRAM_MISSING,
                names + " not found: looked for in " + String.join("; ", sought) + "; on the PATH",
                sources.stream().map(Program.Source::remedy).collect(Collectors.joining("; ")));
    }
}
