package io.flock.testnet.fabric.program;

import io.flock.protocol.codec.Limit;
import java.nio.file.Path;

/** Where a program was found. */
public record ProgramPath(Program program, @Limit(4096) String path) {
    static ProgramPath of(Program program, Path file) {
        return new ProgramPath(program, file.toAbsolutePath().normalize().toString());
    }
}
