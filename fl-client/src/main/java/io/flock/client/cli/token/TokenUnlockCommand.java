package io.flock.client.cli.token;

import io.flock.client.cli.command.LedgerCall;
import io.flock.protocol.identity.TransactionId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock token unlock}. */
@Command(
        name = "unlock",
        mixinStandardHelpOptions = true,
        description = "Redeems a lock after its days: burns its gmFLOCK and pays the FLOCK back, less 5.13 %%.",
        footer = {"", "Example:", "  flock token locks", "  flock token unlock ID"})
final class TokenUnlockCommand implements Callable<Integer> {
    @Mixin
    private LedgerCall ledger;

    @Parameters(paramLabel = "ID", description = "the lock's id, as 'flock token locks' lists it")
    private TransactionId lock;

    TokenUnlockCommand() {}

    @Override
    public Integer call() {
        return ledger.submit(
                flock -> flock.token().unlock(lock),
                done -> "redeemed " + done.paid().format() + " FLOCK");
    }
}
