package io.flock.client.cli.pool;

import io.flock.client.cli.command.LedgerCall;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock pool allot}. */
@Command(
        name = "allot",
        mixinStandardHelpOptions = true,
        description = "Puts a part of your pool into a task on which you have staked, from delegators in proportion.",
        footer = {"", "Example:", "  flock pool allot arena-digits 250"})
final class PoolAllotCommand implements Callable<Integer> {
    @Mixin
    private LedgerCall ledger;

    @Parameters(paramLabel = "TASK", description = "a task of the Arena")
    private TaskId task;

    @Parameters(paramLabel = "AMOUNT", description = "in FLOCK, up to six decimals")
    private Amount amount;

    @Mixin
    private RoleOption pool;

    @Option(
            names = "--from",
            split = ",",
            paramLabel = "ACCOUNT",
            description = "of which delegators (default: of the 256 greatest that have cooled down)")
    private List<AccountId> delegators;

    PoolAllotCommand() {}

    @Override
    public Integer call() {
        return ledger.connected(flock -> {
            List<AccountId> from = Optional.ofNullable(delegators).orElseGet(() -> flock.delegation()
                    .allottable(flock.account(), pool.role(), Instant.now().getEpochSecond())
                    .run());
            ledger.print(
                    flock.delegation().allot(task, amount, from).run(),
                    "put " + amount.format() + " FLOCK of " + from.size() + " delegators into task " + task);
        });
    }
}
