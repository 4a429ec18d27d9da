package io.flock.client.cli.arena;

import io.flock.client.cli.command.LedgerCall;
import io.flock.protocol.identity.TaskId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock arena cancel}. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "Cancels a task of yours that is still open; everybody gets everything back.",
        footer = {"", "Example:", "  flock arena cancel best-digits"})
final class ArenaCancelCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TASK", description = "the task's id")
    private TaskId taskId;

    @Mixin
    private LedgerCall ledger;

    ArenaCancelCommand() {}

    @Override
    public Integer call() {
        return ledger.submit(flock -> flock.arena().cancel(taskId), "cancelled task " + taskId);
    }
}
