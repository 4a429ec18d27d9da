package io.flock.protocol.marketplace.knowledge.search;

import io.flock.protocol.codec.Limit;
import java.util.List;

/** What a host found, best first. */
public record SearchAnswer(@Limit(SearchRequest.MOST) List<FoundPassage> passages) {
    public SearchAnswer {
        passages = List.copyOf(passages);
    }
}
