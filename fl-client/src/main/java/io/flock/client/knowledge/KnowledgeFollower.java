package io.flock.client.knowledge;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ListingId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes bases now and then, on a thread of its own: reading a document's meaning takes seconds, and no settlement waits
 * for it.
 */
public final class KnowledgeFollower {
    private static final Logger LOG = LoggerFactory.getLogger(KnowledgeFollower.class);
    /** For what is being read, and then, interrupted, for what waits for the ledger or for content. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final Duration INTERRUPTED = Duration.ofSeconds(3);

    private final KnowledgeHosting hosting;
    private final List<ListingId> listings;
    private final Duration every;
    private final Consumer<String> told;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread = new Thread(this::follow, "knowledge");
    /** What was last told of each base that fails. */
    private final Map<ListingId, String> failing = new TreeMap<>();

    private KnowledgeFollower(
            KnowledgeHosting hosting, List<ListingId> listings, Duration every, Consumer<String> told) {
        this.hosting = hosting;
        this.listings = List.copyOf(listings);
        this.every = every;
        this.told = told;
    }

    /**
     * Begins at once.
     *
     * @param told what was indexed, and once each what keeps failing
     */
    public static KnowledgeFollower start(
            KnowledgeHosting hosting, List<ListingId> listings, Duration every, Consumer<String> told) {
        KnowledgeFollower follower = new KnowledgeFollower(hosting, listings, every, told);
        follower.thread.setDaemon(true);
        follower.thread.start();
        return follower;
    }

    private void follow() {
        try {
            do {
                listings.forEach(this::refresh);
            } while (!end.await(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refresh(ListingId listing) {
        if (end.getCount() == 0) {
            return;
        }
        try {
            int added = hosting.refresh(listing);
            if (added > 0) {
                told.accept("indexed " + added + " documents of " + listing);
            }
            failing.remove(listing);
        } catch (FlockException e) {
            fails(listing, e.getMessage());
        } catch (RuntimeException e) {
            // A fault in one document must not keep what is accepted later from being found.
            LOG.error("the knowledge base of {} could not be refreshed", listing, e);
            fails(listing, new FlockException(ErrorCode.INTERNAL, e.toString()).getMessage());
        }
    }

    private void fails(ListingId listing, String why) {
        hosting.failed(listing);
        if (!why.equals(failing.put(listing, why))) {
            told.accept("knowledge of " + listing + ": " + why);
        }
    }

    /** Ends within about five seconds. */
    public void end() throws InterruptedException {
        end(GRACE);
    }

    void end(Duration grace) throws InterruptedException {
        end.countDown();
        hosting.end();
        thread.join(grace.toMillis());
        // Not at once: interrupted while it writes, an index has to be opened again.
        thread.interrupt();
        thread.join(INTERRUPTED.toMillis());
    }
}
