package io.flock.client.cli.definition;

import io.flock.protocol.money.Millionths;
import picocli.CommandLine.Option;

/** What a lie costs in a new task. */
public final class SlashOption implements TermOptions {
    @Option(
            names = "--slash",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description = "price of a lie, of the stake (default: ${DEFAULT-VALUE})")
    private Millionths slash;

    SlashOption() {}

    /** The share of the stake that a lie costs. */
    public Millionths ofStake() {
        return slash;
    }
}
