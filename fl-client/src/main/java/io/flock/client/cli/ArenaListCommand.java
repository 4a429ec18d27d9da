package io.flock.client.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import io.flock.protocol.arena.view.ArenaTaskList;
import io.flock.protocol.arena.view.ArenaTaskSummary;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ExitClass;
import io.flock.sdk.FlockClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flock arena list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists all tasks of the Arena.",
        footer = {"", "Example:", "  flock arena list --output json"})
final class ArenaListCommand implements Callable<Integer> {
    private static final int PAGE = 50;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    ArenaListCommand() {}

    @Override
    public Integer call() {
        List<ArenaTaskSummary> tasks = new ArrayList<>();
        try (FlockClient flock = connection.connect()) {
            Optional<String> bookmark = Optional.empty();
            do {
                ArenaTaskList page = flock.arena().tasks(PAGE, bookmark).run();
                tasks.addAll(page.tasks());
                bookmark = page.bookmark();
            } while (bookmark.isPresent());
        }
        Table table = new Table("TASK", "PHASE", "EPOCH", "METRIC", "NODE STAKE", "VALIDATOR STAKE", "POOL", "NAME");
        JsonArray json = new JsonArray();
        for (ArenaTaskSummary task : tasks) {
            json.add(JsonParser.parseString(Json.write(task)));
            table.row(
                    task.taskId().text(),
                    task.phase().name(),
                    task.epoch() + " of " + task.epochs(),
                    task.metric().name(),
                    task.nodeStake().format(),
                    task.validatorStake().format(),
                    task.rewardPool().format(),
                    Plain.text(task.name()));
        }
        output.print(json, table.lines());
        return ExitClass.SUCCESS.status();
    }
}
