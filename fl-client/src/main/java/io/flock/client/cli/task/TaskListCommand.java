package io.flock.client.cli.task;

import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.command.TaskQueries;
import io.flock.client.cli.output.Plain;
import io.flock.client.cli.output.StandingLines;
import io.flock.client.cli.output.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flock task list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists all tasks.",
        footer = {"", "Example:", "  flock task list --output json"})
final class TaskListCommand implements Callable<Integer> {
    @Mixin
    private LedgerCall ledger;

    TaskListCommand() {}

    @Override
    public Integer call() {
        return ledger.list(
                TaskQueries.ALLIANCE,
                new Table("TASK", "PHASE", "ROUND", "MIN STAKE", "POOL", "NAME"),
                task -> List.of(
                        task.taskId().text(),
                        task.phase().name(),
                        StandingLines.progress(task.phase().isTerminal(), task.round(), task.rounds()),
                        task.minStake().format()
                                + task.stakeIn().map(unit -> " gm").orElse(""),
                        task.rewardPool().format(),
                        Plain.text(task.name())));
    }
}
