package io.flock.testnet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadTest {
    private final CpuMeter cpu = new CpuMeter(List.of(NamedProcess.self("tests")));

    @Test
    void turns_addUp_andUseNoMoreLanesThanAllowed() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        Set<Integer> lanes = ConcurrentHashMap.newKeySet();
        LaneStep step = lane -> {
            calls.incrementAndGet();
            lanes.add(lane);
        };
        LoadResult result = new Load("step", 4, cpu).run(30, step).run(12, step).result();

        assertThat(calls).hasValue(42);
        assertThat(lanes).isSubsetOf(0, 1, 2, 3);
        assertThat(result.count()).isEqualTo(42);
        assertThat(result.failures()).isZero();
        assertThat(result.firstFailure()).isEmpty();
        assertThat(result.perSecond()).isPositive();
    }

    @Test
    void exceptionThatIsNoneOfOurs_endsTheTurn_andIsThrown_whenAllLanesHaveEnded() {
        IllegalStateException fault = new IllegalStateException("the bench itself is wrong");
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger inside = new AtomicInteger();
        Load load = new Load("step", 4, cpu);

        assertThatThrownBy(() -> load.run(1_000_000, lane -> {
                    inside.incrementAndGet();
                    try {
                        if (calls.incrementAndGet() == 20) {
                            throw fault;
                        }
                    } finally {
                        inside.decrementAndGet();
                    }
                }))
                .isSameAs(fault);

        assertThat(inside).hasValue(0);
        assertThat(calls.get()).isBetween(20, 999_999);
    }

    @Test
    void error_isThrownToo() {
        Load load = new Load("step", 2, cpu);

        assertThatThrownBy(() -> load.run(10, lane -> {
                    throw new NoClassDefFoundError("io/flock/Gone");
                }))
                .isInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void failures_areCounted_notTimed_andTheFirstIsTold() throws InterruptedException {
        FlockException refusal = new FlockException(ErrorCode.INSUFFICIENT_BALANCE, "has nothing", "get some");
        LoadResult result = new Load("step", 2, cpu)
                .run(10, lane -> {
                    throw refusal;
                })
                .result();

        assertThat(result.failures()).isEqualTo(10);
        assertThat(result.firstFailure()).contains(refusal.getMessage());
        assertThat(result.perSecond()).isZero();
        assertThat(result.latency().max()).isZero();
    }
}
