package io.flock.client.serve;

import io.flock.client.follow.ListingThreads;
import io.flock.protocol.identity.ListingId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Begins to serve listings and refreshes them now and then, each on a thread of its own: whoever stores a model decides how
 * long its content takes to come, days if it drips, and neither a settlement nor another listing waits for it.
 */
public final class ListingFollower implements AutoCloseable {
    private final ListingThreads threads;
    private final Duration every;
    private final Consumer<ListingId> refresh;
    private final CompletableFuture<Void> serving = new CompletableFuture<>();
    private final CompletableFuture<Throwable> failed = new CompletableFuture<>();

    private ListingFollower(int listings, Duration every, Consumer<ListingId> refresh, Consumer<String> told) {
        this.threads = new ListingThreads("listing", listings, "listing", told);
        this.every = every;
        this.refresh = refresh;
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
            threads.repeat(every, every, () -> threads.attempt(listing, () -> refresh.accept(listing)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            if (!threads.areEnding()) {
                failed.complete(e);
            }
        } finally {
            begun.countDown();
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
        threads.stop();
    }

    /** Stops, and ends within about three seconds. */
    @Override
    public void close() {
        threads.close();
    }
}
