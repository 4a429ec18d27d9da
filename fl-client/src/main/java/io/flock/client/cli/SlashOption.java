package io.flock.client.cli;

import io.flock.protocol.money.Millionths;
import picocli.CommandLine.Option;

/** What a lie costs in a new task. */
final class SlashOption implements TermOptions {
    @Option(
            names = "--slash",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description = "price of a lie, of the stake (default: ${DEFAULT-VALUE})")
    private Millionths slash;

    SlashOption() {}

    Millionths ofStake() {
        return slash;
    }
}
