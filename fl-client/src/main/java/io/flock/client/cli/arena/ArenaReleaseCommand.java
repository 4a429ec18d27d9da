package io.flock.client.cli.arena;

import com.google.gson.JsonObject;
import io.flock.client.arena.ArenaSecrets;
import io.flock.client.arena.ConsensusRelease;
import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.option.SecretOption;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.identity.TaskId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock arena release}. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Opens a completed task's consensus model to all, as its node or one of the validators: stores it as it"
                    + " is, so",
            "that it can be served and trained on. 'flock arena train' and 'validate' do so when they end; this is for",
            "a model that nobody has opened, or that everybody has lost."
        },
        footer = {"", "Example:", "  flock arena release best-digits --as Org2MSP::judge"})
final class ArenaReleaseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TASK", description = "the task's id")
    private TaskId taskId;

    @Mixin
    private SecretOption secret;

    @Mixin
    private LedgerCall ledger;

    ArenaReleaseCommand() {}

    @Override
    public Integer call() {
        return ledger.connected((flock, content) -> {
            ArenaSecrets secrets = new ArenaSecrets(
                    secret.secret(ledger.connection(), flock.account()),
                    ledger.connection().channel(),
                    taskId);
            ModelRef model =
                    ConsensusRelease.release(flock.arena().task(taskId).run(), flock.account(), secrets, content);
            JsonObject json = new JsonObject();
            json.addProperty("cid", model.cid());
            ledger.output()
                    .print(json, List.of("the consensus model of " + taskId + " is open to all: " + model.cid()));
        });
    }
}
