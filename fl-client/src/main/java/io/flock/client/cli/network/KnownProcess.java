package io.flock.client.cli.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A living process of which both id and start are known: ids alone are given out again. */
public record KnownProcess(ProcessHandle handle) {
    private static final Duration CLOCK_TICK = Duration.ofSeconds(1);
    private static final long POLL_MILLIS = 20;

    /**
     * The process, if it lives and is the one meant.
     *
     * @param startedAt when it began, in milliseconds since 1970
     */
    public static Optional<KnownProcess> find(long pid, long startedAt) {
        return ProcessHandle.of(pid)
                .map(KnownProcess::new)
                .filter(KnownProcess::isAlive)
                .filter(process -> process.began(startedAt));
    }

    /** When a process began, in milliseconds since 1970; 0 where the system does not tell. */
    public static long startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private boolean began(long millis) {
        Optional<Instant> start = handle.info().startInstant();
        return start.isPresent()
                && Duration.between(start.get(), Instant.ofEpochMilli(millis))
                                .abs()
                                .compareTo(CLOCK_TICK)
                        <= 0;
    }

    /** Whether it runs; one that has ended and that nobody collects does not. */
    public boolean isAlive() {
        return handle.isAlive() && !isZombie(stat(handle.pid()));
    }

    /** Reads the state behind the name in {@code /proc/PID/stat}; the name itself may hold anything. */
    static boolean isZombie(String stat) {
        int state = stat.lastIndexOf(") ") + 2;
        return state > 1 && state < stat.length() && stat.charAt(state) == 'Z';
    }

    private static String stat(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    /** Asks it to end, and makes it end when it does not within the patience. */
    public boolean end(Duration patience) throws InterruptedException {
        handle.destroy();
        return awaitExit(patience) || kill(patience);
    }

    /** Ends it at once, as a crash would. */
    public boolean kill(Duration patience) throws InterruptedException {
        handle.destroyForcibly();
        return awaitExit(patience);
    }

    private boolean awaitExit(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (isAlive()) {
            if (System.nanoTime() > end) {
                return false;
            }
            awaitChange();
        }
        return true;
    }

    private void awaitChange() throws InterruptedException {
        try {
            handle.onExit().get(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // it lives, or has ended without being collected: the caller looks again
            return;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
