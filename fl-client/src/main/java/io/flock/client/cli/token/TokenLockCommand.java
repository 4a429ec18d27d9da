package io.flock.client.cli.token;

import io.flock.client.cli.command.LedgerCall;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.LockView;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock token lock}. */
@Command(
        name = "lock",
        mixinStandardHelpOptions = true,
        description = {
            "Locks FLOCK of yours for gmFLOCK, which can't be sent: one for one up to 30 days,",
            "0.006 more for each day above, up to 365 days."
        },
        footer = {"", "Example: 100 FLOCK for 180 days give 190 gmFLOCK", "  flock token lock 100 --days 180"})
final class TokenLockCommand implements Callable<Integer> {
    @Mixin
    private LedgerCall ledger;

    @Parameters(paramLabel = "AMOUNT", description = "FLOCK to lock")
    private Amount amount;

    @Option(names = "--days", required = true, paramLabel = "DAYS", description = "1 to 365")
    private int days;

    TokenLockCommand() {}

    @Override
    public Integer call() {
        return ledger.connected(flock -> {
            LockView view = flock.token().lock(amount, days).run().value();
            ledger.output()
                    .print(
                            view,
                            List.of(
                                    "locked " + amount.format() + " FLOCK for "
                                            + view.lock().gm().format() + " gmFLOCK until "
                                            + TokenLocksCommand.time(view),
                                    "lock " + view.lockId()));
        });
    }
}
