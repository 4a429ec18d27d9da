package io.flock.client.cli;

import com.google.gson.JsonParser;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.TaskDefinitionCheck;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code flock task create}. Bundle, first model and definition are read and checked, by the ledger's own rules, before
 * anything is stored or paid.
 */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Creates a task and pays its reward pool in.",
            "Its terms come from options, or all from a file as --dry-run prints it."
        },
        footer = {
            "",
            "Example:",
            "  flock task create digits --bundle bundle.json --rounds 10 --min-participants 4 --max-participants 4",
            "  flock task create digits --bundle bundle.json --output json --dry-run > task.json",
            "  flock task create digits --bundle bundle.json --definition task.json"
        })
final class TaskCreateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TASK", description = "id: lower-case letters, digits and hyphens, at most 40")
    private TaskId taskId;

    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description = "task bundle, JSON; may be left out where --definition names one that is stored already")
    private Optional<Path> bundle;

    @Option(
            names = "--initial-model",
            paramLabel = "FILE",
            description = "safetensors file that training begins with (default: made from the first draw's seed)")
    private Optional<Path> initialModel;

    @Option(
            names = "--definition",
            paramLabel = "FILE",
            description = "all terms as JSON, in place of the options below")
    private Optional<Path> definition;

    @Option(names = "--dry-run", description = "checks everything, prints the definition, stores and pays nothing")
    private boolean dryRun;

    @Mixin
    private TaskOptions terms;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    @Spec
    private CommandSpec command;

    TaskCreateCommand() {}

    @Override
    public Integer call() {
        requireOneSource();
        try (FlockClient flock = connection.connect();
                IpfsClient content = connection.contentClient()) {
            TaskFiles files = TaskFiles.read(bundle, initialModel, content);
            TaskDefinition task = definition
                    .map(file -> files.complete(DefinitionFile.read(file, taskId)))
                    .orElseGet(() -> terms.definition(taskId, files.bundle(), files.model()));
            TaskDefinitionCheck.check(task, flock.governance().parameters().run());
            if (dryRun) {
                print(task);
            } else {
                files.publish();
                String text =
                        "created task " + taskId + ", paid " + task.rewardPool().format() + " FLOCK in";
                Receipts.print(output, flock.alliance().createTask(task).run(), text);
            }
        }
        return ExitClass.SUCCESS.status();
    }

    private void requireOneSource() {
        if (definition.isEmpty() && bundle.isEmpty()) {
            throw usage("neither --bundle nor --definition is given");
        }
        if (bundle.isEmpty() && initialModel.isPresent()) {
            throw usage("--initial-model is given without --bundle, whose layers it fills");
        }
        List<String> both = command.commandLine().getParseResult().matchedOptions().stream()
                .filter(TaskOptions::has)
                .map(option -> option.longestName())
                .toList();
        if (definition.isPresent() && !both.isEmpty()) {
            throw usage("--definition holds all terms already, " + String.join(", ", both) + " would say them twice");
        }
    }

    private void print(TaskDefinition task) {
        String json = Json.write(task);
        output.print(JsonParser.parseString(json), List.of("this definition would be accepted:", json));
    }

    private ParameterException usage(String what) {
        return new ParameterException(command.commandLine(), what);
    }
}
