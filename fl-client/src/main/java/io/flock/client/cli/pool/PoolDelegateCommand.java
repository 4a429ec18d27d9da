package io.flock.client.cli.pool;

import io.flock.client.cli.command.LedgerCall;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock pool delegate}. */
@Command(
        name = "delegate",
        mixinStandardHelpOptions = true,
        description = "Delegates FLOCK of yours to a pool; a cool-down later its owner can put them into a task.",
        footer = {"", "Example:", "  flock pool delegate Org2MSP::user1 100"})
final class PoolDelegateCommand implements Callable<Integer> {
    @Mixin
    private LedgerCall ledger;

    @Parameters(paramLabel = "OWNER", description = "whose pool it is")
    private AccountId owner;

    @Parameters(paramLabel = "AMOUNT", description = "in FLOCK, up to six decimals")
    private Amount amount;

    @Mixin
    private RoleOption pool;

    PoolDelegateCommand() {}

    @Override
    public Integer call() {
        return ledger.submit(
                flock -> flock.delegation().delegate(owner, pool.role(), amount),
                "delegated " + amount.format() + " FLOCK to the pool of " + owner);
    }
}
