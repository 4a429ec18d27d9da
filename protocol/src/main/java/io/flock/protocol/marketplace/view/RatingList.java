package io.flock.protocol.marketplace.view;

import io.flock.protocol.marketplace.Rating;
import java.util.List;

/** A version's ratings, one for each organisation that rated it. */
public record RatingList(List<Rating> ratings) {
    public RatingList {
        ratings = List.copyOf(ratings);
    }
}
