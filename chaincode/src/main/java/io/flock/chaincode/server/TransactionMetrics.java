package io.flock.chaincode.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Counts transactions by function and outcome, and times them by function. */
final class TransactionMetrics implements TransactionListener {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3)
    };

    private final MeterRegistry registry;

    TransactionMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void answered(Answered transaction) {
        Counter.builder("flock.chaincode.transactions")
                .description("proposals that were answered, queries included")
                .tag("function", transaction.function())
                .tag("outcome", transaction.outcome())
                .register(registry)
                .increment();
        Timer.builder("flock.chaincode.transaction")
                .description("time from a proposal to its answer, the peer's reads included")
                .tag("function", transaction.function())
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(transaction.took());
    }
}
