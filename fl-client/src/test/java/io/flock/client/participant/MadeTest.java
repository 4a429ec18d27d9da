package io.flock.client.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class MadeTest {
    private final Made<String, Integer> made = new Made<>();
    private final AtomicInteger makings = new AtomicInteger();

    @Test
    void sameKey_isMadeOnce_anotherOneAnew() {
        assertThat(made.get("a", makings::incrementAndGet)).isEqualTo(1);
        assertThat(made.get("a", makings::incrementAndGet)).isEqualTo(1);
        assertThat(made.get("b", makings::incrementAndGet)).isEqualTo(2);
        assertThat(made.get("a", makings::incrementAndGet)).isEqualTo(3);
    }

    @Test
    void whoAsksWhileItIsMade_waitsForIt() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> made.get("a", () -> {
            begun.countDown();
            await(goOn);
            return makings.incrementAndGet();
        }));
        begun.await();
        CompletableFuture<Integer> second =
                CompletableFuture.supplyAsync(() -> made.get("a", makings::incrementAndGet));
        goOn.countDown();

        assertThat(first.join()).isEqualTo(1);
        assertThat(second.join()).isEqualTo(1);
    }

    @Test
    void whatAnotherThreadFailedToMake_isMadeHere() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Integer> failing = CompletableFuture.supplyAsync(() -> made.get("a", () -> {
            begun.countDown();
            await(goOn);
            throw new IllegalStateException("of the first");
        }));
        begun.await();
        CompletableFuture<Integer> second =
                CompletableFuture.supplyAsync(() -> made.get("a", makings::incrementAndGet));
        goOn.countDown();

        assertThatThrownBy(failing::join).hasRootCauseMessage("of the first");
        assertThat(second.join()).isEqualTo(1);
        assertThat(makings).hasValue(1);
    }

    @Test
    void ownFailure_isThrown_andNotKept() {
        Supplier<Integer> failing = () -> {
            throw new IllegalStateException("mine");
        };
        assertThatThrownBy(() -> made.get("a", failing)).isInstanceOf(IllegalStateException.class);

        assertThat(made.get("a", makings::incrementAndGet)).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
