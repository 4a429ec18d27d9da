package io.flock.client.cli;

import io.flock.protocol.alliance.view.TaskList;
import io.flock.protocol.alliance.view.TaskSummary;
import io.flock.sdk.FlockClient;
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
    private static final Page.Query<TaskSummary> TASKS = (flock, size, bookmark) ->
            Page.of(flock.alliance().tasks(size, bookmark), TaskList::tasks, TaskList::bookmark);

    @Mixin
    private LedgerCall ledger;

    TaskListCommand() {}

    @Override
    public Integer call() {
        return ledger.list(
                TASKS,
                new Table("TASK", "PHASE", "ROUND", "MIN STAKE", "POOL", "NAME"),
                task -> List.of(
                        task.taskId().text(),
                        task.phase().name(),
                        task.round() + " of " + task.rounds(),
                        task.minStake().format()
                                + task.stakeIn().map(unit -> " gm").orElse(""),
                        task.rewardPool().format(),
                        Plain.text(task.name())));
    }

    /** Every task of the Alliance. */
    static List<TaskSummary> all(FlockClient flock) {
        return Page.all(flock, TASKS);
    }
}
