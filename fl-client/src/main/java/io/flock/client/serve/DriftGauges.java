package io.flock.client.serve;

import io.flock.client.drift.DriftLevel;
import io.flock.client.drift.DriftReport;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How far the requests of each version are from what it was measured on; without names of features, for all may ask. */
final class DriftGauges {
    private final Catalog catalog;
    private final MultiGauge rows;
    private final MultiGauge greatest;
    private final MultiGauge features;

    DriftGauges(MeterRegistry registry, Catalog catalog) {
        this.catalog = catalog;
        rows = MultiGauge.builder("flock_drift_rows")
                .description("requests' rows that are compared with what the model was measured on")
                .register(registry);
        greatest = MultiGauge.builder("flock_drift_psi")
                .description("greatest population stability index of a feature")
                .register(registry);
        features = MultiGauge.builder("flock_drift_features")
                .description("features by the level of their drift")
                .register(registry);
    }

    /** Takes over what is served now. */
    void refresh() {
        List<MultiGauge.Row<?>> counted = new ArrayList<>();
        List<MultiGauge.Row<?>> indices = new ArrayList<>();
        List<MultiGauge.Row<?>> levels = new ArrayList<>();
        for (ServedListing listing : catalog.all()) {
            for (ServedVersion version : listing.versions().values()) {
                version.batcher().drift().ifPresent(report -> {
                    Tags tags =
                            Tags.of("model", version.listing().text(), "version", Integer.toString(version.number()));
                    counted.add(MultiGauge.Row.of(tags, report.compared()));
                    indices.add(MultiGauge.Row.of(tags, report.greatest()));
                    levels(report, tags, levels);
                });
            }
        }
        rows.register(counted, true);
        greatest.register(indices, true);
        features.register(levels, true);
    }

    private static void levels(DriftReport report, Tags tags, List<MultiGauge.Row<?>> into) {
        for (DriftLevel level : DriftLevel.values()) {
            into.add(MultiGauge.Row.of(tags.and("level", level.name().toLowerCase(Locale.ROOT)), report.count(level)));
        }
    }
}
