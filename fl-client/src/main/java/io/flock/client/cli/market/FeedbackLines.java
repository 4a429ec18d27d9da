package io.flock.client.cli.market;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.client.cli.output.Plain;
import io.flock.client.drift.DriftLevel;
import io.flock.client.drift.DriftReport;
import io.flock.client.drift.FeatureDrift;
import io.flock.client.evaluate.Trial;
import io.flock.client.feedback.RatedExamples;
import io.flock.client.feedback.VersionFeedback;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What feedback says of a version, for people and for programs. */
final class FeedbackLines {
    private static final int SHOWN_FEATURES = 10;
    private static final double MILLION = 1e6;

    private FeedbackLines() {}

    static List<String> text(VersionFeedback feedback) {
        List<String> lines = new ArrayList<>();
        lines.add(feedback.version().toString());
        feedback.ratings().forEach(rated -> lines.add("  " + rating(rated)));
        if (feedback.ratings().isEmpty() && feedback.failure().isEmpty()) {
            lines.add("  not rated");
        }
        feedback.trial().ifPresent(trial -> lines.add("  " + measured(trial)));
        feedback.drift().ifPresent(drift -> lines.addAll(text(drift)));
        feedback.failure().ifPresent(why -> lines.add("  not measured: " + Plain.text(why)));
        return lines;
    }

    /** A rating with what became of its examples. */
    static String rating(RatedExamples rated) {
        String stars = rated.rating().by() + ": " + rated.rating().stars() + " stars, ";
        if (rated instanceof RatedExamples.Opened opened) {
            return stars + opened.examples().size() + " examples";
        }
        return stars
                + (rated instanceof RatedExamples.Closed closed
                        ? "examples not read: " + Plain.text(closed.why())
                        : "no examples");
    }

    private static String measured(Trial trial) {
        if (trial instanceof Trial.Measured measured) {
            List<String> values = new ArrayList<>();
            measured.evaluation()
                    .measured()
                    .forEach((metric, value) ->
                            values.add(metric.name().toLowerCase(Locale.ROOT) + " " + decimal(value / MILLION)));
            return "on " + measured.evaluation().examples() + " examples: " + String.join(", ", values);
        }
        return "the model could not be measured: " + Plain.text(((Trial.Broken) trial).why());
    }

    private static List<String> text(DriftReport drift) {
        List<String> lines = new ArrayList<>();
        lines.add("  drift from the " + drift.reference() + " examples that it was measured on: "
                + drift.count(DriftLevel.MAJOR) + " features major, " + drift.count(DriftLevel.MODERATE)
                + " moderate, " + drift.count(DriftLevel.UNCERTAIN) + " uncertain, "
                + drift.count(DriftLevel.STABLE) + " stable");
        drift.features().stream()
                .filter(feature -> feature.level() != DriftLevel.STABLE)
                .limit(SHOWN_FEATURES)
                .forEach(feature -> lines.add("    " + Plain.text(feature.name()) + ": PSI "
                        + decimal(feature.index()) + ", by chance up to " + decimal(feature.byChance()) + ", "
                        + feature.level()));
        return lines;
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    static JsonObject json(VersionFeedback feedback) {
        JsonObject json = new JsonObject();
        json.addProperty("version", feedback.version().version());
        JsonArray ratings = new JsonArray();
        feedback.ratings().forEach(rated -> ratings.add(json(rated)));
        json.add("ratings", ratings);
        feedback.trial().ifPresent(trial -> json.add("measured", json(trial)));
        feedback.drift().ifPresent(drift -> json.add("drift", json(drift)));
        feedback.failure().ifPresent(why -> json.addProperty("failed", why));
        return json;
    }

    static JsonObject json(RatedExamples rated) {
        JsonObject json = new JsonObject();
        json.addProperty("by", rated.rating().by().toString());
        json.addProperty("stars", rated.rating().stars());
        if (rated instanceof RatedExamples.Opened opened) {
            json.addProperty("examples", opened.examples().size());
        } else if (rated instanceof RatedExamples.Closed closed) {
            json.addProperty("notRead", closed.why());
        }
        return json;
    }

    private static JsonObject json(Trial trial) {
        JsonObject json = new JsonObject();
        if (trial instanceof Trial.Measured measured) {
            json.addProperty("examples", measured.evaluation().examples());
            measured.evaluation()
                    .measured()
                    .forEach((metric, value) -> json.addProperty(metric.name(), value / MILLION));
        } else {
            json.addProperty("failed", ((Trial.Broken) trial).why());
        }
        return json;
    }

    private static JsonObject json(DriftReport drift) {
        JsonObject json = new JsonObject();
        json.addProperty("reference", drift.reference());
        json.addProperty("compared", drift.compared());
        json.addProperty("greatest", drift.greatest());
        JsonArray features = new JsonArray();
        drift.features().forEach(feature -> features.add(json(feature)));
        json.add("features", features);
        return json;
    }

    private static JsonObject json(FeatureDrift feature) {
        JsonObject json = new JsonObject();
        json.addProperty("name", feature.name());
        json.addProperty("psi", feature.index());
        json.addProperty("byChance", feature.byChance());
        json.addProperty("level", feature.level().name());
        return json;
    }
}
