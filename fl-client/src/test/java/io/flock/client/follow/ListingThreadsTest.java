package io.flock.client.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ListingId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListingThreadsTest {
    private static final ListingId MODEL = ListingId.parse("model");

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final ListingThreads threads = new ListingThreads("follower", 2, "work on", told::add);

    @AfterEach
    void end() {
        threads.close();
    }

    @Test
    void whatFails_isToldInOneLine_andDoneAgain_whateverTheFault() throws InterruptedException {
        List<Throwable> faults = List.of(away(), new IllegalStateException("a fault"), new OutOfMemoryError("large"));
        AtomicInteger times = new AtomicInteger();
        CountDownLatch well = new CountDownLatch(1);

        threads.repeat(
                Duration.ZERO,
                Duration.ofMillis(1),
                () -> threads.attempt(MODEL, () -> {
                    int time = times.getAndIncrement();
                    if (time < faults.size()) {
                        throwUnchecked(faults.get(time));
                    }
                    well.countDown();
                }));

        await(well);
        assertThat(told).hasSize(3).allSatisfy(line -> assertThat(line).startsWith("work on model: "));
        assertThat(told.get(0)).contains("CONNECTION_FAILED|the peer is away");
        assertThat(told.get(1)).contains("INTERNAL|", "a fault");
        assertThat(told.get(2)).contains("INTERNAL|", "large");
    }

    @Test
    void threads_areNumbered_andKeepNoProcessFromEnding() throws InterruptedException {
        CountDownLatch both = new CountDownLatch(2);
        List<Thread> seen = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 2; i++) {
            threads.execute(() -> {
                seen.add(Thread.currentThread());
                both.countDown();
                hang();
            });
        }

        await(both);

        assertThat(seen).extracting(Thread::getName).containsExactlyInAnyOrder("follower-1", "follower-2");
        assertThat(seen).allMatch(Thread::isDaemon);
    }

    @Test
    void stop_interruptsWhatIsUnderWay_andNothingIsBegunOrToldAnyMore() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch failed = new CountDownLatch(1);
        threads.execute(() -> {
            threads.attempt(MODEL, () -> {
                inside.countDown();
                hang();
                throw away();
            });
            failed.countDown();
        });
        await(inside);

        threads.stop();

        await(failed);
        AtomicBoolean begun = new AtomicBoolean();
        threads.execute(() -> begun.set(true));
        threads.repeat(Duration.ZERO, Duration.ofMillis(1), () -> begun.set(true));
        threads.attempt(MODEL, () -> begun.set(true));
        threads.close();
        assertThat(begun).isFalse();
        assertThat(told).isEmpty();
    }

    /** Interrupted while it writes, an index has to be opened again. */
    @Test
    void closingWithGrace_letsWhatIsUnderWayEnd_andRepeatsNothing() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        AtomicInteger times = new AtomicInteger();
        AtomicBoolean interrupted = new AtomicBoolean();
        threads.repeat(Duration.ZERO, Duration.ofMillis(1), () -> {
            times.incrementAndGet();
            inside.countDown();
            while (!threads.areEnding()) {
                Thread.onSpinWait();
            }
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        await(inside);

        threads.close(Duration.ofMinutes(1));

        assertThat(times).hasValue(1);
        assertThat(interrupted).isFalse();
    }

    @Test
    void whatThrows_isDoneAgainAllTheSame() throws InterruptedException {
        CountDownLatch thrice = new CountDownLatch(3);
        threads.repeat(Duration.ZERO, Duration.ofMillis(1), () -> {
            thrice.countDown();
            throw new IllegalStateException("whoever is told can't be");
        });

        await(thrice);
    }

    @Test
    void whatOutlastsItsGrace_isInterrupted() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        threads.execute(() -> {
            inside.countDown();
            interrupted.complete(hang());
        });
        await(inside);

        threads.close(Duration.ofMillis(1));

        assertThat(interrupted.orTimeout(1, TimeUnit.MINUTES).join()).isTrue();
    }

    private static FlockException away() {
        return new FlockException(ErrorCode.CONNECTION_FAILED, "the peer is away");
    }

    private static void throwUnchecked(Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) fault;
    }

    /** Waits for ever; whether that was interrupted. */
    private static boolean hang() {
        try {
            new CountDownLatch(1).await();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    }
}
