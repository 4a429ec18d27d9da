package io.flock.client.cli.arena;

import com.google.gson.JsonObject;
import io.flock.client.arena.ConsensusRelease;
import io.flock.client.bundle.Bundle;
import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.option.ModelUse;
import io.flock.client.participant.Bundles;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.arena.ConsensusModel;
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock arena model}: what a completed task has come to, as a file and as figures. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Fetches a completed task's consensus model, verified against the ledger, as its node or a validator has opened",
            "it. --save keeps it as a safetensors file; --data measures it on examples of yours, which stay here."
        },
        footer = {
            "",
            "Example:",
            "  flock arena model best-digits --save digits.safetensors",
            "  flock arena model best-digits --data test.csv"
        })
final class ArenaModelCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TASK", description = "the task's id")
    private TaskId taskId;

    @Mixin
    private ModelUse use;

    @Mixin
    private LedgerCall ledger;

    ArenaModelCommand() {}

    @Override
    public Integer call() {
        List<String> lines = new ArrayList<>();
        JsonObject json = new JsonObject();
        return ledger.connected((flock, content) -> {
            ArenaTaskView view = flock.arena().task(taskId).run();
            ConsensusModel best = ConsensusRelease.consensus(view, taskId);
            String score = ScoreText.of(view.task().definition()).of(best.score());
            lines.add("task     " + taskId + ", " + view.phase().phase());
            lines.add("node     " + best.node() + ", score " + score);
            json.addProperty("task", taskId.toString());
            json.addProperty("node", best.node().toString());
            json.addProperty("score", best.score().millionths());
            Bundle bundle = Bundles.fetch(content, view.task().definition().bundle());
            try {
                use.fetch(GlobalModel.ofArtifact(best.model()), bundle, content, lines, json);
            } catch (FlockException e) {
                throw ConsensusRelease.orWhoOpensIt(view, taskId, e);
            }
            ledger.output().print(json, lines);
        });
    }
}
