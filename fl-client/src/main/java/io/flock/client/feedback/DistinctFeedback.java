package io.flock.client.feedback;

import io.flock.client.data.ExampleIndex;
import io.flock.client.data.Examples;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The examples of all ratings that could be opened, each once, in the order of the ratings.
 *
 * @param examples empty where none could be opened
 * @param opened how many could be opened, repeated ones included
 * @param contradicting how many have the features of an earlier one and another label; they are among the examples, since
 *     nobody but who labelled them knows which label is right
 */
public record DistinctFeedback(Optional<Examples> examples, int opened, int contradicting) {
    /** Takes each example once. */
    public static DistinctFeedback of(List<RatedExamples> ratings) {
        Optional<Examples> joined = Examples.joined(ratings.stream()
                .filter(RatedExamples.Opened.class::isInstance)
                .map(rated -> ((RatedExamples.Opened) rated).examples())
                .toList());
        return joined.map(DistinctFeedback::of).orElseGet(() -> new DistinctFeedback(Optional.empty(), 0, 0));
    }

    private static DistinctFeedback of(Examples all) {
        ExampleIndex known = new ExampleIndex(all, true);
        ExampleIndex features = new ExampleIndex(all, false);
        int[] rows = new int[all.size()];
        int size = 0;
        int contradicting = 0;
        for (int row = 0; row < all.size(); row++) {
            if (known.add(row) == row) {
                contradicting += features.add(row) == row ? 0 : 1;
                rows[size++] = row;
            }
        }
        return new DistinctFeedback(Optional.of(all.select(Arrays.copyOf(rows, size))), all.size(), contradicting);
    }

    /** How many examples there are. */
    public int size() {
        return examples.map(Examples::size).orElse(0);
    }

    /** How many were left out because an equal one is there. */
    public int repeated() {
        return opened - size();
    }
}
