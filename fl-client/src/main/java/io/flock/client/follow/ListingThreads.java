package io.flock.client.follow;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ListingId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that do something with listings now and then, until they are closed. What fails is told with the listing's name and
 * keeps nothing from being tried again. Once they end nothing is begun and nothing is told: whoever is interrupted fails.
 */
public final class ListingThreads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ListingThreads.class);
    /** For what was interrupted: a call of the ledger or of a content node ends at once, a calculation does not. */
    private static final Duration INTERRUPTED = Duration.ofSeconds(3);

    private final String subject;
    private final Consumer<String> told;
    private final ScheduledExecutorService threads;

    /**
     * None is started before it has something to do; they keep no process from ending.
     *
     * @param name of the threads; several are numbered from 1
     * @param count 1 or more
     * @param subject what is done, before the listing's name in what is told: "knowledge of"
     * @param told what fails, in one line; called by any of the threads
     */
    public ListingThreads(String name, int count, String subject, Consumer<String> told) {
        this.subject = subject;
        this.told = told;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newScheduledThreadPool(count, work -> {
            Thread thread = new Thread(work, count == 1 ? name : name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Whether they were told to end. */
    public boolean areEnding() {
        return threads.isShutdown();
    }

    /** Does something once, as soon as a thread is free. */
    public synchronized void execute(Runnable work) {
        if (!areEnding()) {
            threads.execute(work);
        }
    }

    /**
     * Does something again and again, one time after the other.
     *
     * @param first the time until the first
     * @param every the time between the end of one and the beginning of the next
     * @param work what it throws only the log has, and it is done again all the same; see {@link #attempt}
     */
    public synchronized void repeat(Duration first, Duration every, Runnable work) {
        if (!areEnding()) {
            var unused = threads.scheduleWithFixedDelay(
                    () -> survive(work), first.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** What a scheduled time throws would end all later ones without a word. */
    private void survive(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.error("{} listings: something was left undone this time", subject, e);
        }
    }

    /** Does something with a listing, here and now, and tells what fails. */
    public void attempt(ListingId listing, Runnable work) {
        failure(listing, work).ifPresent(why -> tell(listing, why));
    }

    /**
     * Does something with a listing, here and now.
     *
     * @return why it failed, INTERNAL for a fault of the software or too little memory, which the log has whole
     */
    public Optional<FlockException> failure(ListingId listing, Runnable work) {
        if (areEnding()) {
            return Optional.empty();
        }
        try {
            work.run();
            return Optional.empty();
        } catch (FlockException e) {
            return Optional.of(e);
        } catch (RuntimeException | Error e) {
            // Strangers decide how much memory their models, documents and examples take: what is served goes on.
            LOG.error("{} {} failed", subject, listing, e);
            return Optional.of(new FlockException(ErrorCode.INTERNAL, e.toString()));
        }
    }

    /** Tells what failed. */
    public void tell(ListingId listing, FlockException why) {
        if (!areEnding()) {
            told.accept(subject + " " + listing + ": " + why.getMessage());
        }
    }

    /** Begins nothing more, and interrupts what is under way; waits for nothing. */
    public synchronized void stop() {
        threads.shutdownNow();
    }

    /** Stops, and ends within about three seconds. */
    @Override
    public void close() {
        stop();
        try {
            if (!threads.awaitTermination(INTERRUPTED.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("what was done for '{}' listings is cut off", subject);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins nothing more, lets what is under way come to its end for a while, and then closes. */
    public void close(Duration grace) {
        synchronized (this) {
            threads.shutdown();
        }
        try {
            var unused = threads.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }
}
