package io.flock.sdk.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.sdk.transaction.CallRecord.Kind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CallMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CallMetrics metrics = new CallMetrics(registry);

    @Test
    void calls_areCountedByOutcome_andTimedByFunction() {
        metrics.ended(new CallRecord(Kind.SUBMIT, "token:Transfer", "OK", Duration.ofSeconds(1), 2, 0));
        metrics.ended(new CallRecord(Kind.SUBMIT, "token:Transfer", "BALANCE_TOO_LOW", Duration.ofSeconds(2), 0, 3));
        metrics.ended(new CallRecord(Kind.EVALUATE, "token:BalanceOf", "OK", Duration.ofMillis(9), 0, 0));

        assertThat(registry.get("flock.calls")
                        .tags("kind", "submit", "function", "token:Transfer", "outcome", "BALANCE_TOO_LOW")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("flock.call")
                        .tags("kind", "submit", "function", "token:Transfer")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(3);
        assertThat(registry.get("flock.conflicts")
                        .tag("function", "token:Transfer")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("flock.repeats")
                        .tag("function", "token:Transfer")
                        .counter()
                        .count())
                .isEqualTo(3);
    }
}
