package io.flock.client.cli.pool;

import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.command.Page;
import io.flock.client.cli.output.Table;
import io.flock.protocol.delegation.PoolList;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flock pool list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists all pools.",
        footer = {"", "Example:", "  flock pool list --output json"})
final class PoolListCommand implements Callable<Integer> {
    @Mixin
    private LedgerCall ledger;

    PoolListCommand() {}

    @Override
    public Integer call() {
        return ledger.list(
                (flock, size, bookmark) ->
                        Page.of(flock.delegation().pools(size, bookmark), PoolList::pools, PoolList::bookmark),
                new Table("OWNER", "ROLE", "OWNER KEEPS", "ANNOUNCED", "LEAST DELEGATION"),
                pool -> List.of(
                        pool.owner().toString(),
                        pool.role().name(),
                        PoolShowCommand.share(pool.ratioAt(Instant.now().getEpochSecond())),
                        pool.next().map(PoolShowCommand::announced).orElse(""),
                        pool.minDelegation().format()));
    }
}
