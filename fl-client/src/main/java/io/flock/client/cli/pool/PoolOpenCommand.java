package io.flock.client.cli.pool;

import io.flock.client.cli.command.LedgerCall;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flock pool open}. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        description = "Opens a pool of yours, to which others may delegate.",
        footer = {"", "Example:", "  flock pool open --ratio 0.5 --min 10"})
final class PoolOpenCommand implements Callable<Integer> {
    @Mixin
    private LedgerCall ledger;

    @Mixin
    private RoleOption pool;

    @Option(
            names = "--ratio",
            required = false,
            defaultValue = "0.5",
            paramLabel = "SHARE",
            description = "what you keep of the reward that delegations add, 0 to 1 (default: ${DEFAULT-VALUE})")
    private Millionths ratio;

    @Option(
            names = "--min",
            defaultValue = "1",
            paramLabel = "AMOUNT",
            description = "the least that a delegation may be (default: ${DEFAULT-VALUE} FLOCK)")
    private Amount min;

    PoolOpenCommand() {}

    @Override
    public Integer call() {
        return ledger.submit(
                flock -> flock.delegation().openPool(pool.role(), ratio, min),
                "opened a pool as " + pool.role() + ", to which " + min.format() + " FLOCK or more can be delegated");
    }
}
