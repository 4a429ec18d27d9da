package io.flock.client.cli;

import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock pool undelegate}. */
@Command(
        name = "undelegate",
        mixinStandardHelpOptions = true,
        description = "Takes back what you have in a pool and no task holds.",
        footer = {"", "Example:", "  flock pool undelegate Org2MSP::user1 100"})
final class PoolUndelegateCommand implements Callable<Integer> {
    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    @Parameters(paramLabel = "OWNER", description = "whose pool it is")
    private AccountId owner;

    @Parameters(paramLabel = "AMOUNT", description = "in FLOCK, up to six decimals")
    private Amount amount;

    @Option(
            names = "--role",
            defaultValue = "NODE",
            paramLabel = "ROLE",
            description = "NODE or VALIDATOR (default: ${DEFAULT-VALUE})")
    private ArenaRole role;

    PoolUndelegateCommand() {}

    @Override
    public Integer call() {
        try (FlockClient flock = connection.connect()) {
            Receipts.print(
                    output,
                    flock.delegation().undelegate(owner, role, amount).run(),
                    "took " + amount.format() + " FLOCK out of the pool of " + owner);
        }
        return ExitClass.SUCCESS.status();
    }
}
