package io.flock.client.cli.task;

import com.google.gson.JsonObject;
import io.flock.client.bundle.Bundle;
import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.option.ModelUse;
import io.flock.client.participant.Bundles;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.ModelSource;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock task model}: what a task has come to, as a file and as figures. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Fetches a task's global model, verified against the ledger: the final one, or where a running task stands.",
            "--save keeps it as a safetensors file; --data measures it on examples of yours, which stay here."
        },
        footer = {
            "",
            "Example:",
            "  flock task model digits --save digits.safetensors",
            "  flock task model digits --data test.csv"
        })
final class TaskModelCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TASK", description = "the task's id")
    private TaskId taskId;

    @Mixin
    private ModelUse use;

    @Mixin
    private LedgerCall ledger;

    TaskModelCommand() {}

    @Override
    public Integer call() {
        List<String> lines = new ArrayList<>();
        JsonObject json = new JsonObject();
        return ledger.connected((flock, content) -> {
            TaskView view = flock.alliance().task(taskId).run();
            GlobalModel model = model(view);
            lines.add("task     " + taskId + ", " + view.phase().phase());
            json.addProperty("task", taskId.toString());
            json.addProperty("phase", view.phase().phase().name());
            Bundle bundle = Bundles.fetch(content, view.task().definition().bundle());
            use.fetch(model, bundle, content, lines, json);
            ledger.output().print(json, lines);
        });
    }

    private GlobalModel model(TaskView view) {
        return view.roster()
                .map(Roster::model)
                .filter(model ->
                        model.source() == ModelSource.ARTIFACT || model.seed().isPresent())
                .orElseThrow(() -> new FlockException(
                        ErrorCode.WRONG_PHASE,
                        "the task " + taskId + " has no model: it is "
                                + view.phase().phase() + ", before the draw that makes the first one",
                        view.phase().phase().isTerminal()
                                ? "nothing was trained: choose another of 'flock task list'"
                                : "wait for its first round, as 'flock status " + taskId + "' shows it"));
    }
}
