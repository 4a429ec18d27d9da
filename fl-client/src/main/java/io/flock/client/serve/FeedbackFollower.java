package io.flock.client.serve;

import io.flock.client.follow.ListingThreads;
import io.flock.protocol.identity.ListingId;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Measures versions on new feedback now and then, on a thread of its own: no settlement waits for a rater's content. */
public final class FeedbackFollower implements AutoCloseable {
    private final ListingThreads thread;

    private FeedbackFollower(ListingThreads thread) {
        this.thread = thread;
    }

    /**
     * Begins at once.
     *
     * @param told what fails, which keeps no other listing from being measured
     */
    public static FeedbackFollower start(
            FeedbackHosting hosting, List<ListingId> listings, Duration every, Consumer<String> told) {
        ListingThreads thread = new ListingThreads("feedback", 1, "feedback on", told);
        List<ListingId> all = List.copyOf(listings);
        thread.repeat(
                Duration.ZERO,
                every,
                () -> all.forEach(listing -> thread.attempt(listing, () -> hosting.refresh(listing))));
        return new FeedbackFollower(thread);
    }

    /** Ends within about three seconds; what waits for the ledger or for content is interrupted. */
    @Override
    public void close() {
        thread.close();
    }
}
