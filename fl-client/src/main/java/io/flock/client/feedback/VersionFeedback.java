package io.flock.client.feedback;

import io.flock.client.data.Examples;
import io.flock.client.drift.Baseline;
import io.flock.client.drift.DriftReport;
import io.flock.client.evaluate.Trial;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.marketplace.VersionRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a version is worth to those who rated it.
 *
 * @param ratings each with its examples
 * @param trial the model on all examples that could be opened; empty where there are none
 * @param drift how far these examples are from those that the model was measured on; empty without either
 * @param failure why it could not be read, or the model not measured; empty where all went well
 */
public record VersionFeedback(
        VersionRef version,
        List<RatedExamples> ratings,
        Optional<Trial> trial,
        Optional<DriftReport> drift,
        Optional<String> failure) {
    private static final Logger LOG = LoggerFactory.getLogger(VersionFeedback.class);

    /** Copies the list. */
    public VersionFeedback {
        ratings = List.copyOf(ratings);
    }

    /**
     * Measures. What fails is told in the result: it keeps no other version from being measured.
     *
     * @param evaluation the version's model on some examples
     * @param baseline of those that it was measured on, where they are known
     */
    public static VersionFeedback of(
            VersionRef version,
            List<RatedExamples> ratings,
            Function<Examples, Trial> evaluation,
            Optional<Baseline> baseline) {
        Optional<Examples> all = Examples.joined(ratings.stream()
                .filter(RatedExamples.Opened.class::isInstance)
                .map(rated -> ((RatedExamples.Opened) rated).examples())
                .toList());
        try {
            Optional<DriftReport> drift = baseline.flatMap(reference -> all.map(reference::compare));
            return new VersionFeedback(version, ratings, all.map(evaluation), drift, Optional.empty());
        } catch (RuntimeException e) {
            return new VersionFeedback(version, ratings, Optional.empty(), Optional.empty(), why(version, e));
        }
    }

    /** What is said of a version whose bundle or ratings can't be had. */
    public static VersionFeedback failed(VersionRef version, RuntimeException why) {
        return new VersionFeedback(version, List.of(), Optional.empty(), Optional.empty(), why(version, why));
    }

    /** Why nothing was measured of a version that should have been; empty where all went well, or nothing was sent. */
    public Optional<FlockException> refusal() {
        if (trial.isPresent() && trial.get() instanceof Trial.Broken broken) {
            return Optional.of(
                    new FlockException(ErrorCode.MODEL_INVALID, version + " could not be measured: " + broken.why()));
        }
        return failure.flatMap(FlockException::parse).map(why -> why.at(version.toString()));
    }

    /**
     * Refuses a measurement of which nothing came.
     *
     * @throws FlockException what kept the first version from being measured, where there are versions and all of them failed
     */
    public static void requireSome(List<VersionFeedback> versions) {
        if (versions.stream().allMatch(version -> version.refusal().isPresent())) {
            versions.stream().findFirst().flatMap(VersionFeedback::refusal).ifPresent(why -> {
                throw why;
            });
        }
    }

    private static Optional<String> why(VersionRef version, RuntimeException e) {
        if (e instanceof FlockException refusal) {
            return Optional.of(refusal.getMessage());
        }
        LOG.error("{} could not be measured", version, e);
        return Optional.of(new FlockException(ErrorCode.INTERNAL, e.toString()).getMessage());
    }
}
