package io.flock.client.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import io.flock.protocol.alliance.view.TaskList;
import io.flock.protocol.alliance.view.TaskSummary;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ExitClass;
import io.flock.sdk.FlockClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private static final int PAGE = 50;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    TaskListCommand() {}

    @Override
    public Integer call() {
        List<TaskSummary> tasks;
        try (FlockClient flock = connection.connect()) {
            tasks = all(flock);
        }
        Table table = new Table("TASK", "PHASE", "ROUND", "MIN STAKE", "POOL", "NAME");
        JsonArray json = new JsonArray();
        for (TaskSummary task : tasks) {
            json.add(JsonParser.parseString(Json.write(task)));
            table.row(
                    task.taskId().text(),
                    task.phase().name(),
                    task.round() + " of " + task.rounds(),
                    task.minStake().format(),
                    task.rewardPool().format(),
                    Plain.text(task.name()));
        }
        output.print(json, table.lines());
        return ExitClass.SUCCESS.status();
    }

    /** Every task of the Alliance. */
    static List<TaskSummary> all(FlockClient flock) {
        List<TaskSummary> tasks = new ArrayList<>();
        Optional<String> bookmark = Optional.empty();
        do {
            TaskList page = flock.alliance().tasks(PAGE, bookmark).run();
            tasks.addAll(page.tasks());
            bookmark = page.bookmark();
        } while (bookmark.isPresent());
        return tasks;
    }
}
