package io.flock.client.feedback;

import io.flock.client.data.Examples;
import io.flock.protocol.marketplace.Rating;

/** A rating with what became of the examples that go with it. */
public sealed interface RatedExamples {
    /** The rating. */
    Rating rating();

    /** It came without examples. */
    record None(Rating rating) implements RatedExamples {}

    /** They could be read. */
    record Opened(Rating rating, Examples examples) implements RatedExamples {}

    /** They could not, for this reason. */
    record Closed(Rating rating, String why) implements RatedExamples {}
}
