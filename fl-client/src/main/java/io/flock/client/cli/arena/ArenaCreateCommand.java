package io.flock.client.cli.arena;

import io.flock.client.arena.ArenaSecrets;
import io.flock.client.arena.DataSetFile;
import io.flock.client.arena.SubmissionMeasure;
import io.flock.client.arena.TaskContent;
import io.flock.client.bundle.Bundle;
import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.definition.DefinitionFile;
import io.flock.client.cli.definition.DefinitionOption;
import io.flock.client.cli.definition.TaskFiles;
import io.flock.client.cli.option.SecretOptions;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ArenaTaskCheck;
import io.flock.protocol.arena.request.CreateTask;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.TaskId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code flock arena create}. Bundle, data sets and definition are read and checked, by the ledger's own rules, before
 * anything is stored or paid.
 */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Creates a task of the Arena: seals its data sets with keys that derive from your participant secret, stores",
            "them, and pays pool and stake in. Its terms come from options, or all from a file as --dry-run prints it.",
            "Afterwards run 'flock arena keep' until the task ends: validators wait for the sets' keys."
        },
        footer = {
            "",
            "Example:",
            "  flock arena create best-digits --bundle bundle.json --validation val.csv --final final.csv --epochs 3",
            "  flock arena create best-digits --bundle bundle.json --validation val.csv --final final.csv"
                    + " --output json --dry-run > task.json",
            "  flock arena create best-digits --bundle bundle.json --validation val.csv --final final.csv"
                    + " --definition task.json"
        })
final class ArenaCreateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TASK", description = "id: lower-case letters, digits and hyphens, at most 40")
    private TaskId taskId;

    @Option(names = "--bundle", required = true, paramLabel = "FILE", description = "task bundle, JSON")
    private Path bundleFile;

    @Option(
            names = "--validation",
            required = true,
            paramLabel = "FILE",
            description = "what epochs are scored on: one CSV file, or for IDX images and labels (two --validation)")
    private List<Path> validation;

    @Option(
            names = "--final",
            required = true,
            paramLabel = "FILE",
            description = "what the final validation is scored on, likewise")
    private List<Path> last;

    @Mixin
    private DefinitionOption definition;

    @Option(
            names = "--record",
            paramLabel = "TASK",
            description = "a completed task of the Arena in which you were ranked or paid: lets you stake less")
    private Optional<TaskId> record;

    @Option(names = "--dry-run", description = "checks everything, prints the definition, stores and pays nothing")
    private boolean dryRun;

    @Mixin
    private ArenaOptions terms;

    @Mixin
    private SecretOptions secrets;

    @Mixin
    private LedgerCall ledger;

    ArenaCreateCommand() {}

    @Override
    public Integer call() {
        definition.requireOneSource();
        return ledger.connected((flock, content) -> {
            Bundle bundle = TaskFiles.bundle(bundleFile);
            byte[] ofEpochs = DataSetFile.pack(bundle.data(), validation);
            byte[] ofEnd = DataSetFile.pack(bundle.data(), last);
            TaskContent files = new TaskContent(
                    bundle,
                    ofEpochs,
                    ofEnd,
                    new ArenaSecrets(
                            secrets.secret(ledger.connection(), flock.account()),
                            ledger.connection().channel(),
                            taskId));
            ArenaTask task = definition
                    .read(file -> files.requireNamedBy(DefinitionFile.readArena(file, taskId)))
                    .orElseGet(() -> terms.definition(
                            taskId,
                            bundle,
                            files,
                            List.of(
                                    DataSetFile.read(bundle.data(), ofEpochs),
                                    DataSetFile.read(bundle.data(), ofEnd))));
            SubmissionMeasure.requireMetric(bundle, task.metric());
            GovernanceParameters parameters = flock.governance().parameters().run();
            ArenaTaskCheck.check(task, parameters, parameters.arenaBounds());
            CreateTask request = new CreateTask(task, record, Optional.empty());
            flock.arena().checkTask(request).run();
            if (dryRun) {
                ledger.printAccepted(task);
            } else {
                files.publish(content);
                ledger.print(flock.arena().createTask(request).run(), text(task));
            }
        });
    }

    private String text(ArenaTask task) {
        return "created task " + taskId + ", paid "
                + task.rewardPool().plus(task.creatorStake()).format() + " FLOCK in; now run 'flock arena keep "
                + taskId + "'";
    }
}
