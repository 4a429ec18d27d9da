package io.flock.testnet.fabric.program;

import java.util.List;

/** The programs of a network, found. */
public record Programs(List<ProgramPath> found) {
    public Programs {
        found = List.copyOf(found);
    }

    /** The file of a program that was looked for. */
    public String path(Program program) {
        return found.stream()
                .filter(path -> path.program() == program)
                .map(ProgramPath::path)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(program + " was not looked for"));
    }
}
