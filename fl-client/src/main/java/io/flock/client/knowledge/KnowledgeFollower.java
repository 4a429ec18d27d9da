package io.flock.client.knowledge;

import io.flock.client.follow.ListingThreads;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ListingId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Refreshes bases now and then, on a thread of its own: reading a document's meaning takes seconds, and no settlement waits
 * for it.
 */
public final class KnowledgeFollower implements AutoCloseable {
    /** For what is being read: interrupted while it writes, an index has to be opened again. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final KnowledgeHosting hosting;
    private final Consumer<String> told;
    private final ListingThreads thread;
    /** What was last told of each base that fails. */
    private final Map<ListingId, String> failing = new TreeMap<>();

    private KnowledgeFollower(KnowledgeHosting hosting, Consumer<String> told) {
        this.hosting = hosting;
        this.told = told;
        this.thread = new ListingThreads("knowledge", 1, "knowledge of", told);
    }

    /**
     * Begins at once.
     *
     * @param told what was indexed, and once each what keeps failing
     */
    public static KnowledgeFollower start(
            KnowledgeHosting hosting, List<ListingId> listings, Duration every, Consumer<String> told) {
        KnowledgeFollower follower = new KnowledgeFollower(hosting, told);
        List<ListingId> all = List.copyOf(listings);
        follower.thread.repeat(Duration.ZERO, every, () -> all.forEach(follower::refresh));
        return follower;
    }

    private void refresh(ListingId listing) {
        thread.failure(listing, () -> index(listing))
                .ifPresentOrElse(why -> fails(listing, why), () -> failing.remove(listing));
    }

    private void index(ListingId listing) {
        int added = hosting.refresh(listing);
        if (added > 0) {
            told.accept("indexed " + added + " documents of " + listing);
        }
    }

    private void fails(ListingId listing, FlockException why) {
        hosting.failed(listing);
        if (!why.getMessage().equals(failing.put(listing, why.getMessage()))) {
            thread.tell(listing, why);
        }
    }

    /** Ends within about five seconds; what still waits for the ledger or for content after two is interrupted. */
    @Override
    public void close() {
        close(GRACE);
    }

    void close(Duration grace) {
        hosting.end();
        thread.close(grace);
    }
}
