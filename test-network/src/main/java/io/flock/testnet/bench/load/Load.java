package io.flock.testnet.bench.load;

import io.flock.protocol.error.FlockException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** One function under load, in one or more turns that are summed up. */
public final class Load {
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(5);
    private static final int DIGITS = 3;

    private final String name;
    private final int inFlight;
    private final CpuMeter cpu;
    private final Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicReference<FlockException> firstFailure = new AtomicReference<>();
    private CpuUse used = CpuUse.NONE;
    private int count;

    /** Nothing yet; {@code inFlight} is the number of lanes. */
    public Load(String name, int inFlight, CpuMeter cpu) {
        this.name = name;
        this.inFlight = inFlight;
        this.cpu = cpu;
    }

    /**
     * A turn of so many calls; all lanes end before it returns. Calls that the system refuses are counted. Any other exception
     * is a fault of the measurement itself: no lane makes a further call, and the first such exception is thrown when all
     * have ended.
     */
    public Load run(int calls, LaneStep step) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> fault = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(inFlight);
        CpuReading before = cpu.read();
        for (int i = 0; i < inFlight; i++) {
            int lane = i;
            Thread thread = new Thread(
                    () -> {
                        try {
                            while (fault.get() == null && next.getAndIncrement() < calls) {
                                call(step, lane);
                            }
                        } catch (RuntimeException | Error e) {
                            fault.compareAndSet(null, e);
                        } finally {
                            done.countDown();
                        }
                    },
                    "bench-lane-" + lane);
            thread.setDaemon(true);
            thread.start();
        }
        done.await();
        rethrow(fault.get());
        used = used.plus(cpu.since(before));
        count += calls;
        return this;
    }

    private static void rethrow(Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        if (fault instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private void call(LaneStep step, int lane) {
        long begun = System.nanoTime();
        try {
            step.run(lane);
            micros.recordValue(Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun)));
        } catch (FlockException e) {
            failures.incrementAndGet();
            firstFailure.compareAndSet(null, e);
        }
    }

    /** Of all turns so far. */
    public LoadResult result() {
        return new LoadResult(
                name,
                inFlight,
                count,
                failures.get(),
                Optional.ofNullable(firstFailure.get()).map(FlockException::getMessage),
                LatencyMillis.of(micros),
                used);
    }
}
