package io.flock.client.cli.option;

import com.google.gson.JsonObject;
import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.EvaluationSection;
import io.flock.client.cli.output.NewFile;
import io.flock.client.data.DataReader;
import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.client.engine.Evaluation;
import io.flock.client.participant.GlobalModels;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.sdk.content.IpfsClient;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is done with a task's model: it is fetched, kept as a file, and measured on own examples. */
public final class ModelUse {
    private static final int MICRO = 6;
    private static final int PLACES = 4;

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

    ModelUse() {}

    /**
     * Fetches the model, and adds what is to be said of it. Own examples are read first: nothing is fetched or written
     * where they can't be.
     *
     * @throws io.flock.protocol.error.FlockException as {@link GlobalModels#file}; DATA_INVALID
     */
    public void fetch(GlobalModel model, Bundle bundle, IpfsClient content, List<String> lines, JsonObject json) {
        Optional<Examples> examples =
                data.isEmpty() ? Optional.empty() : Optional.of(DataReader.read(bundle.data(), data));
        GlobalModels.ModelFile file = new GlobalModels(content, bundle.shape().layout()).file(model);
        name(model.artifact(), bundle, lines, json);
        save.ifPresent(path -> NewFile.write(path, file.bytes()));
        examples.ifPresent(on -> measure(bundle, file.weights(), on, lines, json));
        save.ifPresent(path -> lines.add("written to " + path));
    }

    private static void name(Optional<ModelRef> file, Bundle bundle, List<String> lines, JsonObject json) {
        long elements = bundle.shape().layout().elements();
        lines.add("model    " + elements + " values, "
                + file.map(ref -> "digest of the tensors " + ref.tensorDigest())
                        .orElse("made from the first draw's seed: no round has adopted another"));
        json.addProperty("parameters", elements);
        file.ifPresent(ref -> {
            lines.add("cid      " + ref.cid());
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
