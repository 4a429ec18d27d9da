package io.flock.client.cli;

import io.flock.protocol.error.ExitClass;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.token.UnlockResult;
import io.flock.sdk.FlockClient;
import io.flock.sdk.transaction.Committed;
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
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    @Parameters(paramLabel = "ID", description = "the lock's id, as 'flock token locks' lists it")
    private TransactionId lock;

    TokenUnlockCommand() {}

    @Override
    public Integer call() {
        try (FlockClient flock = connection.connect()) {
            Committed<UnlockResult> done = flock.token().unlock(lock).run();
            Receipts.print(output, done, "redeemed " + done.value().paid().format() + " FLOCK");
        }
        return ExitClass.SUCCESS.status();
    }
}
