package io.flock.client.dashboard;

import com.google.gson.JsonObject;
import io.flock.protocol.identity.ListingId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a host tells in the format of Prometheus. It is a stranger's word: only numbers of known names are passed on. */
final class HostMetrics {
    private static final Map<String, String> NAMES = Map.of(
            "flock_waiting_requests", "waiting",
            "flock_payment_channels", "channels",
            "flock_infer_rows_total", "predictions",
            "flock_infer_seconds_count", "requests",
            "flock_infer_seconds_sum", "seconds");

    private static final Map<String, String> OF_KNOWLEDGE = Map.of(
            "flock_knowledge_documents", "documents",
            "flock_knowledge_missing", "missing",
            "flock_knowledge_failing", "failing");

    private static final Map<String, String> OF_VERSIONS = Map.of(
            "flock_drift_rows", "rows",
            "flock_drift_psi", "psi",
            "flock_feedback_examples", "examples");

    /** Of each version as many as one label has values: the label's name by the metric's. */
    private static final Map<String, String> BY_LABEL = Map.of(
            "flock_drift_features", "level",
            "flock_feedback_measured", "metric");

    private static final Map<String, Pattern> VALUES = Map.of(
            "level", Pattern.compile("stable|uncertain|moderate|major"),
            "metric", Pattern.compile("accuracy|macro_f1|auc|rmse|mae"));

    private static final Pattern LINE = Pattern.compile(
            "(?<name>[a-z_]{1,64})(\\{(?<labels>[^}]{1,300})})? (?<value>\\d{1,18}(\\.\\d{1,18})?(E-?\\d{1,2})?)");
    private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,5}");
    /** As many versions of one listing are passed on; a host serves fewer. */
    private static final int MOST_VERSIONS = 32;

    private final ListingId listing;
    private final JsonObject versions = new JsonObject();
    private final JsonObject knowledge = new JsonObject();

    private HostMetrics(ListingId listing) {
        this.listing = listing;
    }

    /**
     * Adds what is known of the host, below {@code versions} what is known of the listing's, and below {@code knowledge} of its
     * knowledge base.
     */
    static void read(String text, ListingId listing, JsonObject into) {
        HostMetrics metrics = new HostMetrics(listing);
        text.lines().forEach(line -> metrics.line(line, into));
        if (metrics.versions.size() > 0) {
            into.add("versions", metrics.versions);
        }
        if (metrics.knowledge.size() > 0) {
            into.add("knowledge", metrics.knowledge);
        }
    }

    private void line(String line, JsonObject into) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return;
        }
        double value = Double.parseDouble(parts.group("value"));
        Optional<String> labels = Optional.ofNullable(parts.group("labels"));
        if (labels.isPresent() && OF_KNOWLEDGE.containsKey(parts.group("name"))) {
            if (isOurs(labels.get())) {
                knowledge.addProperty(OF_KNOWLEDGE.get(parts.group("name")), value);
            }
        } else if (labels.isPresent()) {
            ofVersion(parts.group("name"), labels.get(), value);
        } else if (NAMES.containsKey(parts.group("name"))) {
            into.addProperty(NAMES.get(parts.group("name")), value);
        }
    }

    private void ofVersion(String name, String labels, double value) {
        Optional<String> known = Optional.ofNullable(BY_LABEL.get(name))
                .flatMap(by -> label(labels, by, VALUES.get(by)))
                .or(() -> Optional.ofNullable(OF_VERSIONS.get(name)));
        Optional<String> version = label(labels, "version", VERSION);
        if (known.isEmpty() || version.isEmpty() || !isOurs(labels)) {
            return;
        }
        if (!versions.has(version.get())) {
            if (versions.size() == MOST_VERSIONS) {
                return;
            }
            versions.add(version.get(), new JsonObject());
        }
        versions.getAsJsonObject(version.get()).addProperty(known.get(), value);
    }

    private boolean isOurs(String labels) {
        return label(labels, "model", Pattern.compile(Pattern.quote(listing.text())))
                .isPresent();
    }

    private static Optional<String> label(String labels, String name, Pattern allowed) {
        Matcher found =
                Pattern.compile("(?:^|,)" + name + "=\"(" + allowed + ")\"").matcher(labels);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
