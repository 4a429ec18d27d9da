package io.flock.client.feedback;

import io.flock.client.arena.DataSetFile;
import io.flock.client.bundle.DataSection;
import io.flock.client.data.Examples;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.marketplace.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the examples of ratings as one account, never more than there is memory for. */
public final class FeedbackReader {
    private static final Logger LOG = LoggerFactory.getLogger(FeedbackReader.class);

    /** The most features of all ratings' examples together: 256 MiB as float32. */
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
     * rating from being read; so is what has too many values, by itself or with those before it.
     */
    public List<RatedExamples> read(DataSection schema, List<Rating> ratings) {
        return read(schema, ratings, MOST_VALUES);
    }

    /** The same with another bound: at most so many features of all ratings' examples together. */
    public List<RatedExamples> read(DataSection schema, List<Rating> ratings, int mostValues) {
        List<RatedExamples> read = new ArrayList<>();
        long left = mostValues;
        for (Rating rating : ratings) {
            RatedExamples one = read(schema, rating, (int) Math.min(left, FeedbackSet.MOST_VALUES));
            if (one instanceof RatedExamples.Opened opened) {
                left -= (long) opened.examples().size() * opened.examples().width();
            }
            read.add(one);
        }
        return read;
    }

    private RatedExamples read(DataSection schema, Rating rating, int mostValues) {
        if (rating.examples().isEmpty()) {
            return new RatedExamples.None(rating);
        }
        try {
            byte[] stored = content.get(rating.examples().get(), FeedbackSet.MAX_BYTES);
            return new RatedExamples.Opened(rating, open(schema, stored, rating, mostValues));
        } catch (FlockException e) {
            return new RatedExamples.Closed(rating, e.what());
        } catch (RuntimeException e) {
            LOG.error("the examples of {} could not be read", rating.by(), e);
            return new RatedExamples.Closed(rating, e.toString());
        }
    }

    private Examples open(DataSection schema, byte[] stored, Rating rating, int mostValues) {
        if (secrets.isEmpty() && DataSetFile.isSet(stored)) {
            return DataSetFile.read(schema, stored, mostValues);
        }
        FeedbackSecrets own = secrets.orElseThrow(() -> new FlockException(
                ErrorCode.SECRET_MISSING,
                "the examples are sealed, and " + account + " has named no participant secret",
                "give it with --secret FILE"));
        return FeedbackSet.read(schema, stored, rating.version(), account, own, mostValues);
    }
}
