package io.flock.client.cli.definition;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long the phases of a new task are. */
public final class PhaseOption implements TermOptions {
    @Option(
            names = "--phase",
            paramLabel = "DURATION",
            defaultValue = "10m",
            description = "how long each phase may last, as 30s, 10m or 2h (default: ${DEFAULT-VALUE})")
    private Duration phase;

    PhaseOption() {}

    /** The length of each phase in seconds. */
    public int seconds() {
        return Math.toIntExact(phase.toSeconds());
    }
}
