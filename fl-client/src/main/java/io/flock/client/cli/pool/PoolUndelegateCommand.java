package io.flock.client.cli.pool;

import io.flock.client.cli.command.LedgerCall;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock pool undelegate}. */
@Command(
        name = "undelegate",
        mixinStandardHelpOptions = true,
        description = "Takes back what you have in a pool and no task holds.",
        footer = {"", "Example:", "  flock pool undelegate Org2MSP::user1 100"})
final class PoolUndelegateCommand implements Callable<Integer> {
    @Mixin
    private LedgerCall ledger;

    @Parameters(paramLabel = "OWNER", description = "whose pool it is")
    private AccountId owner;

    @Parameters(paramLabel = "AMOUNT", description = "in FLOCK, up to six decimals")
    private Amount amount;

    @Mixin
    private RoleOption pool;

    PoolUndelegateCommand() {}

    @Override
    public Integer call() {
        return ledger.submit(
                flock -> flock.delegation().undelegate(owner, pool.role(), amount),
                "took " + amount.format() + " FLOCK out of the pool of " + owner);
    }
}
