package io.flock.client.cli;

import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.FlockClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flock pool ratio}. */
@Command(
        name = "ratio",
        mixinStandardHelpOptions = true,
        description = "Announces another sharing ratio, which counts after the notice that governance asks for.",
        footer = {"", "Example:", "  flock pool ratio --ratio 0.4"})
final class PoolRatioCommand implements Callable<Integer> {
    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    @Option(
            names = "--role",
            defaultValue = "NODE",
            paramLabel = "ROLE",
            description = "NODE or VALIDATOR (default: ${DEFAULT-VALUE})")
    private ArenaRole role;

    @Option(
            names = "--ratio",
            required = true,
            paramLabel = "SHARE",
            description = "what you keep of the reward that delegations add, 0 to 1")
    private Millionths ratio;

    PoolRatioCommand() {}

    @Override
    public Integer call() {
        try (FlockClient flock = connection.connect()) {
            Receipts.print(
                    output,
                    flock.delegation().setSharingRatio(role, ratio).run(),
                    "announced that you keep " + ratio.value() + " millionths");
        }
        return ExitClass.SUCCESS.status();
    }
}
