package io.flock.client.feedback;

import io.flock.client.arena.DataSetFile;
import io.flock.client.bundle.DataSection;
import io.flock.client.data.Examples;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.marketplace.Rating;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the examples of ratings as one account, never more than there is memory for. */
public final class FeedbackReader {
    private static final Logger LOG = LoggerFactory.getLogger(FeedbackReader.class);

    /** The most values of all ratings' examples together, as {@link FeedbackSet} counts them: 256 MiB as float32. */
    static final int MOST_VALUES = 8 * FeedbackSet.MOST_VALUES;

    /** Fetches content of at most so many bytes and compares it with its digest. */
    @FunctionalInterface
    public interface Contents {
        byte[] get(ContentRef content, int maxBytes);
    }

    private final Contents content;
    private final AccountId account;
    private final Optional<FeedbackSecrets> secrets;

    /** The content client stays the caller's to close. */
    public FeedbackReader(Contents content, AccountId account, FeedbackSecrets secrets) {
        this(content, account, Optional.of(secrets));
    }

    /** Without secrets only what is in the clear can be read. */
    public FeedbackReader(Contents content, AccountId account, Optional<FeedbackSecrets> secrets) {
        this.content = content;
        this.account = account;
        this.secrets = secrets;
    }

    /**
     * Opens the examples of a version's ratings, in order. What can't be had, opened or read is told, and keeps no other
     * rating from being read; so is what has more values than its share.
     */
    public List<RatedExamples> read(DataSection schema, List<Rating> ratings) {
        return read(schema, ratings, MOST_VALUES);
    }

    /**
     * The same with another bound. Each rating that has examples gets the same share of it, so that no rater crowds out
     * another; what one leaves is nobody else's.
     *
     * @param mostValues of all examples together, as {@link FeedbackSet} counts them
     */
    public List<RatedExamples> read(DataSection schema, List<Rating> ratings, int mostValues) {
        long sharers = Math.max(
                1,
                ratings.stream().filter(rating -> rating.examples().isPresent()).count());
        int share = (int) Math.min(mostValues / sharers, FeedbackSet.MOST_VALUES);
        int mostFeatures = FeedbackSet.mostFeatures(schema, share);
        return ratings.stream()
                .map(rating -> read(schema, rating, mostFeatures))
                .toList();
    }

    private RatedExamples read(DataSection schema, Rating rating, int mostFeatures) {
        if (rating.examples().isEmpty()) {
            return new RatedExamples.None(rating);
        }
        try {
            byte[] stored = content.get(rating.examples().get(), FeedbackSet.MAX_BYTES);
            return new RatedExamples.Opened(rating, open(schema, stored, rating, mostFeatures));
        } catch (FlockException e) {
            return new RatedExamples.Closed(rating, e.code().orElse(ErrorCode.INTERNAL), e.what());
        } catch (RuntimeException e) {
            // Without its message, which may quote what was sealed.
            LOG.error("the examples of {} could not be read: {}", rating.by(), place(e));
            return new RatedExamples.Closed(rating, ErrorCode.INTERNAL, e.toString());
        }
    }

    private static String place(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    private Examples open(DataSection schema, byte[] stored, Rating rating, int mostFeatures) {
        if (secrets.isEmpty() && DataSetFile.isSet(stored)) {
            return DataSetFile.read(schema, stored, mostFeatures);
        }
        FeedbackSecrets own = secrets.orElseThrow(() -> new FlockException(
                ErrorCode.SECRET_MISSING,
                "the examples are sealed, and " + account + " has named no participant secret",
                "give it with --secret FILE"));
        return FeedbackSet.read(schema, stored, rating.version(), account, own, mostFeatures);
    }
}
