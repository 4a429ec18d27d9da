package io.flock.client.serve;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ListingId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures versions on new feedback now and then, on a thread of its own: no settlement waits for a rater's content. */
public final class FeedbackFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedbackFollower.class);
    private static final long GRACE_SECONDS = 3;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread worker = new Thread(work, "feedback");
        worker.setDaemon(true);
        return worker;
    });
    private final Consumer<String> told;

    private FeedbackFollower(Consumer<String> told) {
        this.told = told;
    }

    /**
     * Begins at once.
     *
     * @param told what fails, which keeps no other listing from being measured
     */
    public static FeedbackFollower start(
            FeedbackHosting hosting, List<ListingId> listings, Duration every, Consumer<String> told) {
        FeedbackFollower follower = new FeedbackFollower(told);
        List<ListingId> all = List.copyOf(listings);
        var unused = follower.thread.scheduleWithFixedDelay(
                () -> all.forEach(listing -> follower.refresh(hosting, listing)),
                0,
                every.toMillis(),
                TimeUnit.MILLISECONDS);
        return follower;
    }

    private void refresh(FeedbackHosting hosting, ListingId listing) {
        if (thread.isShutdown()) {
            return;
        }
        try {
            hosting.refresh(listing);
        } catch (FlockException e) {
            tell(listing, e);
        } catch (RuntimeException | OutOfMemoryError e) {
            // What strangers sent decides how much memory it takes: what is served goes on, and so does this.
            LOG.error("the feedback on {} could not be measured", listing, e);
            tell(listing, new FlockException(ErrorCode.INTERNAL, e.toString()));
        }
    }

    private void tell(ListingId listing, FlockException why) {
        if (!thread.isShutdown()) {
            told.accept("feedback on " + listing + ": " + why.getMessage());
        }
    }

    /** Ends within about three seconds; what waits for the ledger or for content is interrupted. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a measurement on feedback is cut off");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
