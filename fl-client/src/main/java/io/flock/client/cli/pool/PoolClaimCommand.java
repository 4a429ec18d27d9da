package io.flock.client.cli.pool;

import io.flock.client.cli.command.LedgerCall;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock pool claim}. */
@Command(
        name = "claim",
        mixinStandardHelpOptions = true,
        description = "Claims your part of a pool's rewards in a task and, after its end, of the principal.",
        footer = {"", "Example:", "  flock pool claim arena-digits Org2MSP::user1"})
final class PoolClaimCommand implements Callable<Integer> {
    @Mixin
    private LedgerCall ledger;

    @Parameters(paramLabel = "TASK", description = "a task of the Arena")
    private TaskId task;

    @Parameters(paramLabel = "OWNER", description = "whose pool it is")
    private AccountId owner;

    @Option(names = "--stay", description = "leave the principal in the pool")
    private boolean stay;

    PoolClaimCommand() {}

    @Override
    public Integer call() {
        return ledger.submit(
                flock -> flock.delegation().claim(task, owner, stay),
                paid -> "got " + paid.rewards().format() + " FLOCK of rewards and "
                        + paid.principal().format() + " of principal" + (stay ? ", which stays in the pool" : ""));
    }
}
