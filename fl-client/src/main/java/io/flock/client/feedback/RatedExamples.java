package io.flock.client.feedback;

import io.flock.client.data.Examples;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.marketplace.Rating;

/** A rating with what became of the examples that go with it. */
public sealed interface RatedExamples {
    /** The rating. */
    Rating rating();

    /** It came without examples. */
    record None(Rating rating) implements RatedExamples {}

    /** They could be read. */
    record Opened(Rating rating, Examples examples) implements RatedExamples {}

    /**
     * They could not.
     *
     * @param code of the reason
     * @param why the reason for those who may read the examples: it may quote them
     */
    record Closed(Rating rating, ErrorCode code, String why) implements RatedExamples {}
}
