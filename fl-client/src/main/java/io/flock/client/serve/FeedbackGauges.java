package io.flock.client.serve;

import io.flock.client.engine.Evaluation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What each version scores on the examples that came with its ratings; of each metric one number, for all may ask. */
final class FeedbackGauges {
    private static final double MILLION = 1e6;

    private final Catalog catalog;
    private final MultiGauge examples;
    private final MultiGauge measured;

    FeedbackGauges(MeterRegistry registry, Catalog catalog) {
        this.catalog = catalog;
        examples = MultiGauge.builder("flock_feedback_examples")
                .description("examples that came with ratings, and that the model was measured on here")
                .register(registry);
        measured = MultiGauge.builder("flock_feedback_measured")
                .description("what the model scores on them: a share, or an error in the label's unit")
                .register(registry);
    }

    /** Takes over what was measured by now. */
    void refresh() {
        List<MultiGauge.Row<?>> counted = new ArrayList<>();
        List<MultiGauge.Row<?>> scores = new ArrayList<>();
        for (ServedListing listing : catalog.all()) {
            for (ServedVersion version : listing.versions().values()) {
                version.feedback().ifPresent(evaluation -> {
                    Tags tags =
                            Tags.of("model", version.listing().text(), "version", Integer.toString(version.number()));
                    counted.add(MultiGauge.Row.of(tags, evaluation.examples()));
                    scores(evaluation, tags, scores);
                });
            }
        }
        examples.register(counted, true);
        measured.register(scores, true);
    }

    private static void scores(Evaluation evaluation, Tags tags, List<MultiGauge.Row<?>> into) {
        evaluation
                .measured()
                .forEach((metric, value) -> into.add(MultiGauge.Row.of(
                        tags.and("metric", metric.name().toLowerCase(Locale.ROOT)), value / MILLION)));
    }
}
