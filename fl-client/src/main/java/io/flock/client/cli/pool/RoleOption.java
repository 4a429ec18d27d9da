package io.flock.client.cli.pool;

import io.flock.protocol.arena.ArenaRole;
import picocli.CommandLine.Option;

/** In which role a pool is meant: an account can have one in each. */
final class RoleOption {
    @Option(
            names = "--role",
            defaultValue = "NODE",
            paramLabel = "ROLE",
            description = "NODE or VALIDATOR (default: ${DEFAULT-VALUE})")
    private ArenaRole role;

    RoleOption() {}

    ArenaRole role() {
        return role;
    }
}
