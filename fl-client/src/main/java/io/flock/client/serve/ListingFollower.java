package io.flock.client.serve;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ListingId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins to serve listings and refreshes them now and then, each on a thread of its own: whoever stores a model decides how
 * long its content takes to come, days if it drips, and neither a settlement nor another listing waits for it.
 */
public final class ListingFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ListingFollower.class);
    private static final long GRACE_SECONDS = 3;

    private final ScheduledExecutorService threads;
    private final Duration every;
    private final Consumer<ListingId> refresh;
    private final Consumer<String> told;
    private final CompletableFuture<Void> serving = new CompletableFuture<>();
    private final CompletableFuture<Throwable> failed = new CompletableFuture<>();

    private ListingFollower(int listings, Duration every, Consumer<ListingId> refresh, Consumer<String> told) {
        AtomicInteger count = new AtomicInteger();
        threads = Executors.newScheduledThreadPool(listings, work -> {
            Thread worker = new Thread(work, "listing-" + count.incrementAndGet());
            worker.setDaemon(true);
            return worker;
        });
        this.every = every;
        this.refresh = refresh;
        this.told = told;
    }

    /**
     * Begins at once. The listings are begun in their order, one after the other; those behind one that takes longer than
     * {@code every} wait no more.
     *
     * @param listings at least one; what is named twice is served once
     * @param every the time between two refreshes of a listing, and until its first
     * @param begin serves a listing for the first time; what it throws is {@link #failed}
     * @param refresh brings a listing that was begun up to date
     * @param told what fails in a refresh, which is tried again the next time
     */
    public static ListingFollower start(
            List<ListingId> listings,
            Duration every,
            Consumer<ListingId> begin,
            Consumer<ListingId> refresh,
            Consumer<String> told) {
        List<ListingId> all = listings.stream().distinct().toList();
        ListingFollower follower = new ListingFollower(all.size(), every, refresh, told);
        CountDownLatch before = new CountDownLatch(0);
        for (ListingId listing : all) {
            CountDownLatch turn = before;
            CountDownLatch begun = new CountDownLatch(1);
            follower.threads.execute(() -> follower.begin(listing, begin, turn, begun));
            before = begun;
        }
        return follower;
    }

    private void begin(ListingId listing, Consumer<ListingId> begin, CountDownLatch turn, CountDownLatch begun) {
        try {
            var unused = turn.await(every.toMillis(), TimeUnit.MILLISECONDS);
            begin.accept(listing);
            serving.complete(null);
            follow(listing);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            if (!threads.isShutdown()) {
                failed.complete(e);
            }
        } finally {
            begun.countDown();
        }
    }

    private void follow(ListingId listing) {
        synchronized (threads) {
            if (!threads.isShutdown()) {
                var unused = threads.scheduleWithFixedDelay(
                        () -> refresh(listing), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private void refresh(ListingId listing) {
        try {
            refresh.accept(listing);
        } catch (FlockException e) {
            tell(listing, e);
        } catch (RuntimeException | Error e) {
            // Where a new model needs more memory than there is, the version before it is still served.
            LOG.error("{} could not be refreshed", listing, e);
            tell(listing, new FlockException(ErrorCode.INTERNAL, e.toString()));
        }
    }

    private void tell(ListingId listing, FlockException why) {
        if (!threads.isShutdown()) {
            told.accept("listing " + listing + ": " + why.getMessage());
        }
    }

    /** Completes when the first listing is served, and never exceptionally. */
    public CompletableFuture<Void> serving() {
        return serving;
    }

    /** Completes with why a listing could not be begun, for the first of which that is so, and never exceptionally. */
    public CompletableFuture<Throwable> failed() {
        return failed;
    }

    /** Throws what {@link #failed} completed with, if it did. */
    public void requireBegun() {
        Throwable why = failed.getNow(null);
        if (why instanceof Error error) {
            throw error;
        }
        if (why instanceof RuntimeException fault) {
            throw fault;
        }
    }

    /** Begins and refreshes nothing more, and interrupts what waits for the ledger or for content; waits for nothing. */
    public void stop() {
        synchronized (threads) {
            threads.shutdownNow();
        }
    }

    /** Stops, and ends within about three seconds. */
    @Override
    public void close() {
        stop();
        try {
            if (!threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the refreshing of a listing is cut off");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
