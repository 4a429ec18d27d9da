package io.flock.client.serve;

import io.flock.client.bundle.Bundle;
import io.flock.client.engine.Evaluation;
import io.flock.client.evaluate.Trial;
import io.flock.client.feedback.FeedbackReader;
import io.flock.client.feedback.RatedExamples;
import io.flock.client.feedback.VersionFeedback;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.Rating;
import io.flock.protocol.marketplace.VersionRef;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Measures what is served on the labelled examples that came with its ratings, those that the host can open. For one thread,
 * and not the one that settles: content may take minutes to come.
 */
public final class FeedbackHosting {
    /** The most that a host fetches of one rating's examples. */
    public static final int MOST_BYTES = 16 << 20;

    /** The most features of all examples of a version together: 16 MiB as float32. */
    static final int MOST_VALUES = 1 << 22;

    /** With fewer, a score that everybody can read would tell how single examples fared. */
    static final int LEAST_EXAMPLES = 10;

    /** After which what could not be opened is tried again. */
    static final Duration AGAIN = Duration.ofHours(1);

    /** What was read of a version the last time, and when. */
    private record Seen(List<Rating> ratings, boolean whole, long at) {}

    private final ModelServer server;
    private final Function<VersionRef, List<Rating>> ledger;
    private final Function<ListingId, FeedbackReader> readers;
    private final LongSupplier nanos;
    private final Map<VersionRef, Seen> seen = new HashMap<>();

    /**
     * For a server that listens already.
     *
     * @param ledger a version's ratings
     * @param readers what opens the examples of a listing's ratings as the host, at most {@link #MOST_BYTES} each
     */
    public FeedbackHosting(
            ModelServer server,
            Function<VersionRef, List<Rating>> ledger,
            Function<ListingId, FeedbackReader> readers) {
        this(server, ledger, readers, System::nanoTime);
    }

    FeedbackHosting(
            ModelServer server,
            Function<VersionRef, List<Rating>> ledger,
            Function<ListingId, FeedbackReader> readers,
            LongSupplier nanos) {
        this.server = server;
        this.ledger = ledger;
        this.readers = readers;
        this.nanos = nanos;
    }

    /**
     * Measures each version of a listing whose ratings have changed; one of which something could not be opened again after
     * an hour. A version that can't be measured has no score until then.
     *
     * @throws io.flock.protocol.error.FlockException what the ledger refuses, or why a version could not be measured
     */
    public void refresh(ListingId listing) {
        for (ServedVersion version : server.versions(listing)) {
            Optional<Bundle> bundle = version.bundle();
            if (bundle.isPresent()) {
                refresh(version, bundle.get());
            }
        }
    }

    private void refresh(ServedVersion version, Bundle bundle) {
        VersionRef ref = version.version().ref();
        List<Rating> ratings = ledger.apply(ref);
        Seen before = seen.getOrDefault(ref, new Seen(List.of(), true, 0));
        if (before.ratings().equals(ratings) && (before.whole() || nanos.getAsLong() - before.at() < AGAIN.toNanos())) {
            return;
        }
        seen.put(ref, new Seen(ratings, false, nanos.getAsLong()));
        List<RatedExamples> rated = readers.apply(ref.listing()).read(bundle.data(), ratings, MOST_VALUES);
        VersionFeedback feedback = VersionFeedback.of(
                ref, rated, examples -> new Trial.Measured(version.evaluate(bundle, examples)), Optional.empty());
        version.feedback(told(feedback));
        feedback.refusal().ifPresent(why -> {
            throw why;
        });
        boolean whole = rated.stream().noneMatch(RatedExamples.Closed.class::isInstance);
        seen.put(ref, new Seen(ratings, whole, nanos.getAsLong()));
    }

    private static Optional<Evaluation> told(VersionFeedback feedback) {
        return feedback.trial()
                .filter(Trial.Measured.class::isInstance)
                .map(trial -> ((Trial.Measured) trial).evaluation())
                .filter(evaluation -> evaluation.examples() >= LEAST_EXAMPLES);
    }
}
