package io.flock.protocol.marketplace.knowledge.search;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.Range;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.Optional;

/**
 * A search in a knowledge base.
 *
 * @param query words, or a question
 * @param limit the most passages; {@value #DEFAULT_LIMIT} when absent
 */
public record SearchRequest(
        @Limit(1_000) String query, @Range(min = 1, max = SearchRequest.MOST) Optional<Integer> limit) {
    /** The most passages of one answer. */
    public static final int MOST = 20;
    /** What an answer has where nothing is said. */
    public static final int DEFAULT_LIMIT = 3;

    public SearchRequest {
        if (query.isBlank()) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, "$.query is empty");
        }
    }

    /** The most passages that are wanted. */
    public int passages() {
        return limit.orElse(DEFAULT_LIMIT);
    }
}
