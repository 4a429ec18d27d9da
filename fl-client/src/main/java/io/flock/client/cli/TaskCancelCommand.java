package io.flock.client.cli;

import io.flock.protocol.error.ExitClass;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.FlockClient;
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
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    TaskCancelCommand() {}

    @Override
    public Integer call() {
        try (FlockClient flock = connection.connect()) {
            Receipts.print(output, flock.alliance().cancel(taskId).run(), "cancelled task " + taskId);
        }
        return ExitClass.SUCCESS.status();
    }
}
