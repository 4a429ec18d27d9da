package io.flock.client.cli;

import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import java.time.Instant;
import java.util.List;
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
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    @Parameters(paramLabel = "TASK", description = "a task of the Arena")
    private TaskId task;

    @Parameters(paramLabel = "AMOUNT", description = "in FLOCK, up to six decimals")
    private Amount amount;

    @Option(
            names = "--role",
            defaultValue = "NODE",
            paramLabel = "ROLE",
            description = "NODE or VALIDATOR (default: ${DEFAULT-VALUE})")
    private ArenaRole role;

    @Option(
            names = "--from",
            split = ",",
            paramLabel = "ACCOUNT",
            description = "of which delegators (default: of the 256 greatest that have cooled down)")
    private List<AccountId> delegators;

    PoolAllotCommand() {}

    @Override
    public Integer call() {
        try (FlockClient flock = connection.connect()) {
            List<AccountId> from = delegators;
            if (from == null) {
                from = flock.delegation()
                        .allottable(flock.account(), role, Instant.now().getEpochSecond())
                        .run();
            }
            Receipts.print(
                    output,
                    flock.delegation().allot(task, amount, from).run(),
                    "put " + amount.format() + " FLOCK of " + from.size() + " delegators into task " + task);
        }
        return ExitClass.SUCCESS.status();
    }
}
