package io.flock.client.feedback;

import io.flock.client.data.Examples;
import io.flock.client.drift.Baseline;
import io.flock.client.drift.DriftReport;
import io.flock.client.evaluate.Trial;
import io.flock.protocol.marketplace.VersionRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a version is worth to those who rated it.
 *
 * @param ratings each with its examples
 * @param trial the model on all examples that could be opened; empty where there are none
 * @param drift how far these examples are from those that the model was measured on; empty without either
 */
public record VersionFeedback(
        VersionRef version, List<RatedExamples> ratings, Optional<Trial> trial, Optional<DriftReport> drift) {
    /** Copies the list. */
    public VersionFeedback {
        ratings = List.copyOf(ratings);
    }

    /**
     * Measures.
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
        return new VersionFeedback(
                version, ratings, all.map(evaluation), baseline.flatMap(reference -> all.map(reference::compare)));
    }
}
