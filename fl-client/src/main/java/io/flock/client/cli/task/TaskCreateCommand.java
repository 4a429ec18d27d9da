package io.flock.client.cli.task;

import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.definition.DefinitionFile;
import io.flock.client.cli.definition.DefinitionOption;
import io.flock.client.cli.definition.TaskFiles;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.TaskDefinitionCheck;
import io.flock.protocol.alliance.request.CreateTask;
import io.flock.protocol.arena.ConsensusModel;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.FlockClient;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
            "  flock task create digits --bundle bundle.json --definition task.json",
            "  flock task create more-digits --bundle bundle.json --from-arena best-digits",
            "  flock task create wards --bundle bundle.json --sealed-updates"
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

    @Mixin
    private DefinitionOption definition;

    @Option(names = "--dry-run", description = "checks everything, prints the definition, stores and pays nothing")
    private boolean dryRun;

    @Mixin
    private TaskOptions terms;

    @Mixin
    private LedgerCall ledger;

    TaskCreateCommand() {}

    @Override
    public Integer call() {
        requireOneSource();
        return ledger.connected((flock, content) -> {
            TaskFiles files = TaskFiles.read(bundle, initialModel, content);
            TaskDefinition task = definition
                    .read(file -> files.complete(DefinitionFile.read(file, taskId)))
                    .or(() -> terms.fromArena().map(arena -> continued(flock, arena, files)))
                    .orElseGet(() -> terms.definition(taskId, files.bundle(), files.model()));
            TaskDefinitionCheck.check(task, flock.governance().parameters().run());
            CreateTask request = new CreateTask(task, Optional.empty());
            flock.alliance().checkTask(request).run();
            SealingNote.of(task).ifPresent(ledger.output().err()::println);
            if (dryRun) {
                ledger.printAccepted(task);
            } else {
                files.publish();
                String text =
                        "created task " + taskId + ", paid " + task.rewardPool().format() + " FLOCK in";
                ledger.print(flock.alliance().createTask(request).run(), text);
            }
        });
    }

    /** Begins where an Arena task ended; its model is fetched and held against the bundle before anything is paid. */
    private TaskDefinition continued(FlockClient flock, TaskId arena, TaskFiles files) {
        ModelRef model = flock.arena()
                .leaderboard(arena, Optional.empty())
                .run()
                .best()
                .map(ConsensusModel::model)
                .orElseThrow(() -> new FlockException(
                        ErrorCode.WRONG_PHASE,
                        "Arena task " + arena + " has no consensus model to begin with",
                        "wait until it is completed"));
        TaskDefinition task = terms.definition(taskId, files.bundle(), Optional.of(model));
        try {
            return files.complete(task);
        } catch (FlockException e) {
            throw e.code().filter(code -> code == ErrorCode.CONTENT_UNAVAILABLE).isEmpty()
                    ? e
                    : new FlockException(
                            ErrorCode.CONTENT_UNAVAILABLE,
                            "the consensus model of Arena task " + arena + ", " + model.cid() + ", can't be had",
                            "have it opened to all by its node or a validator: flock arena release " + arena,
                            e);
        }
    }

    private void requireOneSource() {
        if (!definition.isGiven() && bundle.isEmpty()) {
            throw definition.usage("neither --bundle nor --definition is given");
        }
        if (bundle.isEmpty() && initialModel.isPresent()) {
            throw definition.usage("--initial-model is given without --bundle, whose layers it fills");
        }
        if (initialModel.isPresent() && terms.fromArena().isPresent()) {
            throw definition.usage("--initial-model and --from-arena each say what training begins with");
        }
        definition.requireOneSource();
    }
}
