package io.flock.client.cli.bundle;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.client.bundle.Bundle;
import io.flock.client.privacy.PrivateRelease;
import io.flock.client.privacy.RenyiAccountant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a bundle asks of who trains by it, in the bundle's own words: a round's work, the metrics, what an update tells. */
final class BundleTerms {
    /** δ of the ε that is told, the one that {@code flock participate} has by default. */
    private static final double DELTA = 0.00001;

    private BundleTerms() {}

    static List<String> of(Bundle bundle) {
        JsonObject words = JsonParser.parseString(new String(bundle.canonicalBytes(), StandardCharsets.UTF_8))
                .getAsJsonObject();
        JsonObject training = words.getAsJsonObject("training");
        JsonObject updater = training.getAsJsonObject("updater");
        List<String> lines = new ArrayList<>();
        lines.add("training " + text(training, "localEpochs") + " passes a round in batches of "
                + text(training, "batchSize") + ", by " + text(updater, "type") + " at " + text(updater, "learningRate")
                + "; updates in "
                + (training.has("updates") ? text(training.getAsJsonObject("updates"), "encoding") : "full"));
        JsonObject evaluation = words.getAsJsonObject("evaluation");
        lines.add("measured by " + text(evaluation, "metric")
                + Optional.ofNullable(evaluation.getAsJsonArray("secondary"))
                        .map(also -> StreamSupport.stream(also.spliterator(), false)
                                .map(JsonElement::getAsString)
                                .collect(Collectors.joining(", ", "; told beside it: ", "")))
                        .orElse(""));
        lines.add("privacy  "
                + bundle.training()
                        .privateRelease()
                        .map(release -> noise(release, bundle.shape().layout().elements()))
                        .orElse("updates have no noise: they can tell much about a participant's data"));
        return lines;
    }

    /** Independent noise of the deviation z · C on n values is about z · C · √n long. */
    private static String noise(PrivateRelease release, int values) {
        return String.format(
                Locale.ROOT,
                "one update tells at most epsilon %.3g at delta 0.00001; its noise is about %.3g times as long as the step"
                        + " may be (docs/explanation/privacy.md)",
                new RenyiAccountant(release.mechanism()).epsilon(1, DELTA),
                release.noiseMultiplier() * Math.sqrt(values));
    }

    private static String text(JsonObject object, String field) {
        return object.get(field).getAsJsonPrimitive().getAsString();
    }
}
