package io.flock.client.data;

import io.flock.protocol.commitment.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One data set dealt out to several participants, for demos and simulations, and a part that nobody gets.
 *
 * @param shards one per participant, without overlap; sizes differ by at most one
 * @param heldOut what nobody trains on
 */
public record Shards(List<Examples> shards, Examples heldOut) {
    /** Copies the list. */
    public Shards {
        shards = List.copyOf(shards);
    }

    /**
     * Shuffles by the seed, holds the first {@code heldOut} examples out and deals the rest in equal parts.
     *
     * @param count number of shards, at least 1
     * @throws IllegalArgumentException fewer examples than {@code heldOut + count}, or {@code heldOut} below 1
     */
    public static Shards deal(Examples examples, int count, int heldOut, Digest seed) {
        int dealt = examples.size() - heldOut;
        if (count < 1 || heldOut < 1 || dealt < count) {
            throw new IllegalArgumentException(
                    examples.size() + " examples can't give " + count + " shards and " + heldOut + " held out");
        }
        int[] order = Permutation.of(examples.size(), seed, "shards");
        List<Examples> shards = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = heldOut + (int) ((long) dealt * i / count);
            int to = heldOut + (int) ((long) dealt * (i + 1) / count);
            shards.add(examples.select(Arrays.copyOfRange(order, from, to)));
        }
        return new Shards(shards, examples.select(Arrays.copyOf(order, heldOut)));
    }
}
