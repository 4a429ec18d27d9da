package io.flock.client.feedback;

import io.flock.client.bundle.DataSection;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.marketplace.Rating;

/** Opens the examples of ratings as one account. */
public final class FeedbackReader {
    /** Fetches content of at most so many bytes and compares it with its digest. */
    @FunctionalInterface
    public interface Contents {
        byte[] get(ContentRef content, int maxBytes);
    }

    private final Contents content;
    private final AccountId account;
    private final FeedbackSecrets secrets;

    /** The content client stays the caller's to close. */
    public FeedbackReader(Contents content, AccountId account, FeedbackSecrets secrets) {
        this.content = content;
        this.account = account;
        this.secrets = secrets;
    }

    /** What can't be had, opened or read is told, and keeps no other rating from being read. */
    public RatedExamples read(DataSection schema, Rating rating) {
        if (rating.examples().isEmpty()) {
            return new RatedExamples.None(rating);
        }
        try {
            byte[] stored = content.get(rating.examples().get(), FeedbackSet.MAX_BYTES);
            return new RatedExamples.Opened(
                    rating, FeedbackSet.read(schema, stored, rating.version(), account, secrets));
        } catch (FlockException e) {
            return new RatedExamples.Closed(rating, e.what());
        }
    }
}
