package io.flock.client.cli.task;

import io.flock.client.cli.command.LedgerCall;
import io.flock.protocol.identity.TaskId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock task cancel}. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "Cancels a task of yours that still recruits; everybody gets everything back.",
        footer = {"", "Example:", "  flock task cancel digits"})
final class TaskCancelCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TASK", description = "the task's id")
    private TaskId taskId;

    @Mixin
    private LedgerCall ledger;

    TaskCancelCommand() {}

    @Override
    public Integer call() {
        return ledger.submit(flock -> flock.alliance().cancel(taskId), "cancelled task " + taskId);
    }
}
