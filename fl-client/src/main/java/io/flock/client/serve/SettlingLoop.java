package io.flock.client.serve;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Settles now and then, on the thread that calls it, for as long as it is told; models are loaded by others meanwhile. */
public final class SettlingLoop {
    private final Runnable settling;
    private final Duration every;

    /**
     * With one round of settling.
     *
     * @param settling handles what it fails by, and runs again the next time
     */
    public SettlingLoop(Runnable settling, Duration every) {
        this.settling = settling;
        this.every = every;
    }

    /**
     * Settles at once, for what an earlier run has left, and goes on until the first listing is served.
     *
     * @return whether one is; else it is over, as in {@link #run}
     */
    public boolean begin(ListingFollower listings, CompletableFuture<?> end) throws InterruptedException {
        CompletableFuture<?> over = over(listings, end);
        settling.run();
        until(CompletableFuture.anyOf(listings.serving(), over));
        return !over.isDone();
    }

    /** Settles until the end, or until a listing turns out not to be servable. */
    public void run(ListingFollower listings, CompletableFuture<?> end) throws InterruptedException {
        until(over(listings, end));
    }

    private static CompletableFuture<?> over(ListingFollower listings, CompletableFuture<?> end) {
        return CompletableFuture.anyOf(listings.failed(), end);
    }

    private void until(Future<?> over) throws InterruptedException {
        while (!isDone(over)) {
            settling.run();
        }
    }

    private boolean isDone(Future<?> over) throws InterruptedException {
        try {
            over.get(every.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
