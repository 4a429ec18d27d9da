package io.flock.client.policy;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import io.flock.protocol.arena.Metric;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a policy strictly: what is misspelt would allow what was meant to be forbidden. */
public final class PolicyFile {
    private static final Set<String> FIELDS =
            Set.of("schemaVersion", "tasks", "creators", "metrics", "minSamples", "epsilonPerYear", "delta");
    private static final TypeAdapter<JsonElement> STRICT =
            new GsonBuilder().setStrictness(Strictness.STRICT).create().getAdapter(JsonElement.class);

    private final Path path;
    private final JsonObject object;

    private PolicyFile(Path path, JsonObject object) {
        this.path = path;
        this.object = object;
    }

    /**
     * The policy in a file.
     *
     * @throws FlockException {@code CONFIGURATION_INVALID}, with the field
     */
    public static LocalPolicy read(Path path) {
        try {
            JsonElement tree = STRICT.fromJson(Files.readString(path));
            if (tree == null || !tree.isJsonObject()) {
                throw wrong(path, "it is no JSON object");
            }
            return new PolicyFile(path, tree.getAsJsonObject()).read();
        } catch (IOException | JsonParseException e) {
            throw wrong(path, "it can't be read: " + e.getMessage());
        }
    }

    private LocalPolicy read() {
        Set<String> unknown = new TreeSet<>(object.keySet());
        unknown.removeAll(FIELDS);
        if (!unknown.isEmpty()) {
            throw wrong(path, "the fields " + unknown + " are unknown; there are " + new TreeSet<>(FIELDS));
        }
        if (number("schemaVersion", 1, 1, Optional.empty()) != 1) {
            throw wrong(path, "schemaVersion is not 1");
        }
        Optional<LocalPolicy.YearlyPrivacy> privacy = object.has("epsilonPerYear")
                ? Optional.of(new LocalPolicy.YearlyPrivacy(
                        number("epsilonPerYear", 0, 1e6, Optional.empty()),
                        number("delta", 1e-12, 0.1, Optional.of(1e-5))))
                : Optional.empty();
        if (object.has("delta") && privacy.isEmpty()) {
            throw wrong(path, "delta means nothing without epsilonPerYear");
        }
        double samples = number("minSamples", 0, 1e9, Optional.of(0.0));
        if (samples != Math.rint(samples)) {
            throw wrong(path, "minSamples is no whole number");
        }
        return new LocalPolicy(
                texts("tasks"), texts("creators"), texts("metrics").map(this::metrics), (int) samples, privacy);
    }

    private Optional<List<String>> texts(String field) {
        if (!object.has(field)) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        JsonArray list = object.get(field).isJsonArray() ? object.getAsJsonArray(field) : new JsonArray();
        for (JsonElement element : list) {
            if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isString()) {
                texts.add(element.getAsString());
            }
        }
        if (texts.isEmpty() || texts.size() < list.size()) {
            throw wrong(path, field + " is a list of at least one text; leave it out to allow all");
        }
        return Optional.of(texts);
    }

    private List<Metric> metrics(List<String> names) {
        return names.stream()
                .map(name -> Arrays.stream(Metric.values())
                        .filter(metric -> metricName(metric).equals(name))
                        .findFirst()
                        .orElseThrow(() -> wrong(
                                path,
                                "there is no metric '" + name + "'; there are "
                                        + Arrays.stream(Metric.values())
                                                .map(PolicyFile::metricName)
                                                .toList())))
                .toList();
    }

    /** As bundles write it: accuracy, macroF1, auc, rmse, mae. */
    static String metricName(Metric metric) {
        return metric == Metric.MACRO_F1 ? "macroF1" : metric.name().toLowerCase(Locale.ROOT);
    }

    private double number(String field, double least, double most, Optional<Double> absent) {
        JsonElement value = object.get(field);
        if (value == null) {
            return absent.orElseThrow(() -> wrong(path, field + " is missing"));
        }
        boolean isNumber = value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
        double number = isNumber ? value.getAsDouble() : Double.NaN;
        if (!(number >= least && number <= most)) {
            throw wrong(path, field + " is " + value + ", not a number from " + least + " to " + most);
        }
        return number;
    }

    private static FlockException wrong(Path path, String what) {
        return new FlockException(
                ErrorCode.CONFIGURATION_INVALID,
                "the policy " + path + " can't be used: " + what,
                "mend the file; docs/how-to/set-a-policy.md describes it");
    }
}
