package io.flock.client.serve;

import io.flock.client.knowledge.KnowledgeBases;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a host counts, in the format of Prometheus. */
final class ServerMetrics {
    private final PrometheusMeterRegistry registry;
    private final Map<Integer, Counter> answers = new ConcurrentHashMap<>();
    private final Timer duration;
    private final Counter rows;
    private final DriftGauges drift;
    private final FeedbackGauges feedback;
    private final KnowledgeGauges knowledge;

    ServerMetrics(PrometheusMeterRegistry registry, Catalog catalog, ChannelBook book, KnowledgeBases bases) {
        this.registry = registry;
        duration = Timer.builder("flock_infer_seconds")
                .description("time from body to answer")
                .publishPercentileHistogram()
                .register(registry);
        drift = new DriftGauges(registry, catalog);
        feedback = new FeedbackGauges(registry, catalog);
        knowledge = new KnowledgeGauges(registry, bases);
        rows = Counter.builder("flock_infer_rows")
                .description("predictions answered")
                .register(registry);
        Gauge.builder("flock_waiting_requests", catalog, ServerMetrics::waiting)
                .description("requests that wait for a model")
                .register(registry);
        Gauge.builder("flock_payment_channels", book, ChannelBook::size)
                .description("channels that have paid")
                .register(registry);
    }

    private static double waiting(Catalog catalog) {
        return catalog.all().stream()
                .flatMap(listing -> listing.versions().values().stream())
                .mapToInt(version -> version.batcher().waiting())
                .sum();
    }

    void answered(int status, long nanos) {
        answers.computeIfAbsent(status, code -> Counter.builder("flock_infer_answers")
                        .tag("status", Integer.toString(code))
                        .register(registry))
                .increment();
        duration.record(Duration.ofNanos(nanos));
    }

    void predicted(int count) {
        rows.increment(count);
    }

    String scrape() {
        drift.refresh();
        feedback.refresh();
        knowledge.refresh();
        return registry.scrape();
    }
}
