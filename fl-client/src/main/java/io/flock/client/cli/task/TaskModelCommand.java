package io.flock.client.cli.task;

import com.google.gson.JsonObject;
import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.EvaluationSection;
import io.flock.client.cli.network.ConnectionOptions;
import io.flock.client.cli.option.TrainerOption;
import io.flock.client.cli.output.NewFile;
import io.flock.client.cli.output.OutputOption;
import io.flock.client.data.DataReader;
import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.client.engine.Evaluation;
import io.flock.client.participant.Bundles;
import io.flock.client.participant.GlobalModels;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.ModelSource;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
    private static final int MICRO = 6;
    private static final int PLACES = 4;

    @Parameters(paramLabel = "TASK", description = "the task's id")
    private TaskId taskId;

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "writes the model there, as safetensors; never over another file")
    private Optional<Path> save;

    @Option(
            names = "--data",
            arity = "1..2",
            paramLabel = "FILE",
            description = "examples to measure it on, by the bundle's metrics: CSV, or images and labels in IDX")
    private List<Path> data = List.of();

    @Mixin
    private TrainerOption trainer;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    TaskModelCommand() {}

    @Override
    public Integer call() {
        List<String> lines = new ArrayList<>();
        JsonObject json = new JsonObject();
        try (FlockClient flock = connection.connect();
                IpfsClient content = connection.contentClient()) {
            TaskView view = flock.alliance().task(taskId).run();
            GlobalModel model = model(view);
            Bundle bundle = Bundles.fetch(content, view.task().definition().bundle());
            Optional<Examples> examples =
                    data.isEmpty() ? Optional.empty() : Optional.of(DataReader.read(bundle.data(), data));
            GlobalModels models = new GlobalModels(content, bundle.shape().layout());
            GlobalModels.ModelFile file = models.file(model);
            name(view, model, bundle.shape().layout(), lines, json);
            save.ifPresent(path -> NewFile.write(path, file.bytes()));
            examples.ifPresent(on -> measure(bundle, file.weights(), on, lines, json));
        }
        save.ifPresent(file -> lines.add("written to " + file));
        output.print(json, lines);
        return ExitClass.SUCCESS.status();
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

    private static void name(
            TaskView view, GlobalModel model, TensorLayout layout, List<String> lines, JsonObject json) {
        Optional<ModelRef> file = model.artifact();
        lines.add("task     " + view.task().definition().taskId() + ", "
                + view.phase().phase());
        lines.add("model    " + layout.elements() + " values, "
                + file.map(ref -> "digest of the tensors " + ref.tensorDigest())
                        .orElse("made from the first draw's seed: no round has adopted another"));
        file.ifPresent(ref -> lines.add("cid      " + ref.cid()));
        json.addProperty("task", view.task().definition().taskId().toString());
        json.addProperty("phase", view.phase().phase().name());
        json.addProperty("parameters", layout.elements());
        file.ifPresent(ref -> {
            json.addProperty("cid", ref.cid());
            json.addProperty("digest", ref.digest().toString());
            json.addProperty("tensorDigest", ref.tensorDigest().toString());
        });
    }

    private void measure(Bundle bundle, ModelWeights weights, Examples examples, List<String> lines, JsonObject json) {
        Evaluation evaluation;
        try (Engine engine = trainer.kind().open(bundle)) {
            evaluation = engine.evaluate(weights, examples);
        }
        lines.add("measured on " + evaluation.examples() + " examples: "
                + String.format(Locale.ROOT, "loss %.4f", evaluation.loss()));
        JsonObject measured = new JsonObject();
        evaluation.measured().forEach((metric, millionths) -> {
            lines.add("  " + EvaluationSection.name(metric) + " " + decimal(millionths));
            measured.addProperty(EvaluationSection.name(metric), millionths);
        });
        json.addProperty("examples", evaluation.examples());
        if (Double.isFinite(evaluation.loss())) {
            json.addProperty("loss", evaluation.loss());
        }
        json.add("measured", measured);
    }

    /** A share, or an error in the label's own unit. */
    private static String decimal(long millionths) {
        return BigDecimal.valueOf(millionths, MICRO)
                .setScale(PLACES, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
