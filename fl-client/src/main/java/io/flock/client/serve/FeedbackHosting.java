package io.flock.client.serve;

import io.flock.client.bundle.Bundle;
import io.flock.client.engine.Evaluation;
import io.flock.client.evaluate.Trial;
import io.flock.client.feedback.FeedbackReader;
import io.flock.client.feedback.RatedExamples;
import io.flock.client.feedback.VersionFeedback;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.Rating;
import io.flock.protocol.marketplace.VersionRef;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures what is served on the labelled examples that came with its ratings, those that the host can open. For one thread,
 * and not the one that settles: content may take minutes to come.
 */
public final class FeedbackHosting {
    /** The most that a host fetches of one rating's examples. */
    public static final int MOST_BYTES = 16 << 20;

    /** How long a host waits for one rating's examples. */
    public static final Duration MOST_WAIT = Duration.ofMinutes(2);

    /** The most values of all examples of a version together, features or outputs, whichever are more: 16 MiB as float32. */
    static final int MOST_VALUES = 1 << 22;

    /** With fewer, a score that everybody can read would tell how single examples fared. */
    static final int LEAST_EXAMPLES = 10;

    /** After which what could not be opened is tried again. */
    static final Duration AGAIN = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(FeedbackHosting.class);

    /** Examples that somebody sent; stars and comments don't change what is measured. */
    private record Sent(AccountId by, ContentRef examples) {
        static Stream<Sent> of(Rating rating) {
            return rating.examples().map(ref -> new Sent(rating.by(), ref)).stream();
        }
    }

    /** What was read of a version the last time, when, and what of it was left out and told. */
    private record Seen(List<Sent> sent, boolean whole, long at, Set<Sent> told) {}

    private final ModelServer server;
    private final Function<VersionRef, List<Rating>> ledger;
    private final Function<ListingId, FeedbackReader> readers;
    private final Duration every;
    private final LongSupplier nanos;
    /** Of what is in memory, not by its reference: a version that is served anew has no score until it is measured anew. */
    private final Map<ServedVersion, Seen> seen = new WeakHashMap<>();

    /**
     * For a server that listens already.
     *
     * @param ledger a version's ratings
     * @param readers what opens the examples of a listing's ratings as the host, at most {@link #MOST_BYTES} each and each
     *     within {@link #MOST_WAIT}
     * @param every how often a version is measured at most, whatever is sent
     */
    public FeedbackHosting(
            ModelServer server,
            Function<VersionRef, List<Rating>> ledger,
            Function<ListingId, FeedbackReader> readers,
            Duration every) {
        this(server, ledger, readers, every, System::nanoTime);
    }

    FeedbackHosting(
            ModelServer server,
            Function<VersionRef, List<Rating>> ledger,
            Function<ListingId, FeedbackReader> readers,
            Duration every,
            LongSupplier nanos) {
        this.server = server;
        this.ledger = ledger;
        this.readers = readers;
        this.every = every;
        this.nanos = nanos;
    }

    /**
     * Measures each version of a listing with whose ratings other examples came than before; one of which something could
     * not be opened again after an hour. A version that can't be measured has no score until then.
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
        List<Sent> sent = ratings.stream().flatMap(Sent::of).toList();
        Optional<Seen> before = Optional.ofNullable(seen.get(version));
        if (before.isEmpty() ? sent.isEmpty() : !isDue(before.get(), sent)) {
            return;
        }
        Set<Sent> told = new HashSet<>(before.map(Seen::told).orElse(Set.of()));
        told.retainAll(sent);
        seen.put(version, new Seen(sent, false, nanos.getAsLong(), told));
        // Whatever fails from here on, no score stays of examples that are not there any more.
        version.feedback(Optional.empty());
        List<RatedExamples> rated = readers.apply(ref.listing()).read(bundle.data(), ratings, MOST_VALUES);
        rated.forEach(one -> tellOnce(ref, one, told));
        VersionFeedback feedback = VersionFeedback.of(
                ref, rated, examples -> new Trial.Measured(version.evaluate(bundle, examples)), Optional.empty());
        version.feedback(told(feedback));
        feedback.refusal().ifPresent(why -> {
            throw why;
        });
        boolean whole = rated.stream().noneMatch(RatedExamples.Closed.class::isInstance);
        seen.put(version, new Seen(sent, whole, nanos.getAsLong(), told));
    }

    private boolean isDue(Seen before, List<Sent> sent) {
        long past = nanos.getAsLong() - before.at();
        return before.sent().equals(sent) ? !before.whole() && past >= AGAIN.toNanos() : past >= every.toNanos();
    }

    /** By its code alone: the reason may quote what was sealed for the host. */
    private static void tellOnce(VersionRef ref, RatedExamples rated, Set<Sent> told) {
        if (rated instanceof RatedExamples.Closed closed
                && Sent.of(closed.rating()).anyMatch(told::add)) {
            LOG.warn(
                    "{}: the examples of {} are left out: {}; 'flock model drift' as this host's account says why",
                    ref,
                    closed.rating().by(),
                    closed.code());
        }
    }

    private static Optional<Evaluation> told(VersionFeedback feedback) {
        return feedback.trial()
                .filter(Trial.Measured.class::isInstance)
                .map(trial -> ((Trial.Measured) trial).evaluation())
                .filter(evaluation -> evaluation.examples() >= LEAST_EXAMPLES);
    }
}
