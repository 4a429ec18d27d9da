package io.flock.client.cli.pool;

import io.flock.client.cli.command.LedgerCall;
import io.flock.protocol.money.Millionths;
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
    private LedgerCall ledger;

    @Mixin
    private RoleOption pool;

    @Option(
            names = "--ratio",
            required = true,
            paramLabel = "SHARE",
            description = "what you keep of the reward that delegations add, 0 to 1")
    private Millionths ratio;

    PoolRatioCommand() {}

    @Override
    public Integer call() {
        return ledger.submit(
                flock -> flock.delegation().setSharingRatio(pool.role(), ratio),
                "announced that you keep " + ratio.value() + " millionths");
    }
}
