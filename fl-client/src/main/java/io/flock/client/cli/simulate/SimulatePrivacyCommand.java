package io.flock.client.cli.simulate;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.client.bundle.Bundle;
import io.flock.client.cli.option.TrainerOption;
import io.flock.client.cli.output.OutputOption;
import io.flock.client.cli.output.Table;
import io.flock.client.engine.Engine;
import io.flock.client.simulate.membership.MembershipResult;
import io.flock.client.simulate.membership.MembershipSettings;
import io.flock.client.simulate.membership.MembershipStudy;
import io.flock.client.simulate.membership.Roc;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flock simulate privacy}. */
@Command(
        name = "privacy",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains updates of which it is known what they were made from, lets two attackers guess it, and prints how",
            "well they do, without noise and with it. docs/explanation/privacy.md says what the columns mean."
        },
        footer = {"", "Example:", "  flock simulate privacy --bundle bundle.json --data digits.csv --noise 1 --noise 5"
        })
final class SimulatePrivacyCommand implements Callable<Integer> {
    @Mixin
    private SimulationInput input;

    @Option(names = "--members", defaultValue = "100", paramLabel = "N", description = "examples in an update (100)")
    private int members;

    @Option(names = "--updates", defaultValue = "32", paramLabel = "N", description = "how many, an even number (32)")
    private int updates;

    @Option(
            names = "--noise",
            paramLabel = "Z",
            description = "a noise multiplier; repeatable (default: 0.1, 0.3, 1, 5, 20)")
    private List<Double> noise = List.of(0.1, 0.3, 1.0, 5.0, 20.0);

    @Option(
            names = "--clip",
            defaultValue = "1",
            paramLabel = "C",
            description = "clip norm of updates with noise (${DEFAULT-VALUE})")
    private double clip;

    @Option(
            names = "--delta",
            defaultValue = "0.00001",
            paramLabel = "D",
            description = "the delta of epsilon (${DEFAULT-VALUE})")
    private double delta;

    @Mixin
    private SeedOption seed;

    @Mixin
    private TrainerOption trainer;

    @Mixin
    private OutputOption output;

    SimulatePrivacyCommand() {}

    @Override
    public Integer call() {
        Bundle read = input.bundle();
        MembershipSettings settings = settings(read);
        List<MembershipResult> results;
        try (Engine engine = trainer.kind().open(read)) {
            results = MembershipStudy.play(settings, engine);
        }
        JsonArray json = new JsonArray();
        Table table = new Table(
                "NOISE",
                "EPSILON",
                "THRESHOLD AUC",
                "LIRA AUC",
                "LIRA AT 1 %",
                "ADVANTAGE",
                "AT MOST",
                "ACCURACY",
                "MEAN OF ALL");
        for (MembershipResult result : results) {
            json.add(json(result));
            row(table, result);
        }
        output.print(json, table.lines());
        return ExitClass.SUCCESS.status();
    }

    private MembershipSettings settings(Bundle read) {
        try {
            return new MembershipSettings(
                    read, input.examples(read), members, updates, clip, noise, delta, seed.digest());
        } catch (IllegalArgumentException e) {
            throw new FlockException(ErrorCode.USAGE, "nothing can be measured with " + e.getMessage());
        }
    }

    private static void row(Table table, MembershipResult result) {
        boolean noised = result.noiseMultiplier() > 0;
        table.row(
                noised ? Double.toString(result.noiseMultiplier()) : "none",
                noised ? format("%.2f", result.epsilon()) : "∞",
                format("%.3f", result.threshold().auc()),
                format("%.3f", result.likelihoodRatio().auc()),
                format("%.1f %%", 100 * result.likelihoodRatio().strict()),
                format("%.3f", result.advantage()),
                format("%.3f", result.mostAdvantage()),
                format("%.1f %%", 100 * result.accuracy()),
                format("%.1f %%", 100 * result.together()));
    }

    private static JsonObject json(MembershipResult result) {
        JsonObject json = new JsonObject();
        json.addProperty("noiseMultiplier", result.noiseMultiplier());
        if (Double.isFinite(result.epsilon())) {
            json.addProperty("epsilon", result.epsilon());
        }
        json.add("threshold", json(result.threshold()));
        json.add("likelihoodRatio", json(result.likelihoodRatio()));
        json.addProperty("mostAdvantage", result.mostAdvantage());
        json.addProperty("accuracy", result.accuracy());
        json.addProperty("accuracyOfMean", result.together());
        return json;
    }

    private static JsonObject json(Roc roc) {
        JsonObject json = new JsonObject();
        json.addProperty("auc", roc.auc());
        json.addProperty("advantage", roc.advantage());
        json.addProperty("truePositivesAtOnePercent", roc.strict());
        return json;
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
