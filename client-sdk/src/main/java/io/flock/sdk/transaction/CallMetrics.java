package io.flock.sdk.transaction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;

/**
 * Counts a client's calls: {@code flock.calls} by kind, function and outcome; {@code flock.call.seconds} by kind and
 * function; {@code flock.conflicts} and {@code flock.repeats} by function.
 */
public final class CallMetrics implements CallListener {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        Duration.ofSeconds(10),
        Duration.ofSeconds(60)
    };

    private final MeterRegistry registry;

    /** Counts into a registry, which several clients may share. */
    public CallMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void ended(CallRecord call) {
        String kind = call.kind().name().toLowerCase(Locale.ROOT);
        Counter.builder("flock.calls")
                .description("calls of the ledger that have ended")
                .tag("kind", kind)
                .tag("function", call.function())
                .tag("outcome", call.outcome())
                .register(registry)
                .increment();
        Timer.builder("flock.call")
                .description("time that calls of the ledger took, repeats and pauses included")
                .tag("kind", kind)
                .tag("function", call.function())
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(call.took());
        count("flock.conflicts", "races that transactions lost", call.function(), call.conflicts());
        count("flock.repeats", "steps made again, at another peer or after a pause", call.function(), call.repeats());
    }

    private void count(String name, String what, String function, int times) {
        Counter.builder(name)
                .description(what)
                .tag("function", function)
                .register(registry)
                .increment(times);
    }
}
