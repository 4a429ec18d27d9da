package io.flock.client.data;

import io.flock.protocol.commitment.FieldHash;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Finds equal examples: the same features, and the same target where targets count. Takes six bytes for each example, and
 * its places follow from a cryptographic hash, so that ordinary data spread over them whatever their form. The hash has no key:
 * who tries enough examples beforehand finds some that share a place, and makes it slower.
 */
public final class ExampleIndex {
    private static final int NONE = -1;

    private final Examples examples;
    private final boolean withTarget;
    private final int[] places;
    private final ByteBuffer bytes;

    /**
     * An index without entries.
     *
     * @param examples whose rows are put in
     * @param withTarget whether examples with other targets are other examples
     */
    public ExampleIndex(Examples examples, boolean withTarget) {
        this.examples = examples;
        this.withTarget = withTarget;
        this.places = new int[Math.addExact(examples.size(), examples.size() / 2 + 1)];
        Arrays.fill(places, NONE);
        this.bytes = ByteBuffer.allocate((examples.width() + 1) * Float.BYTES);
    }

    /** An index of all rows. */
    public static ExampleIndex of(Examples examples) {
        ExampleIndex index = new ExampleIndex(examples, true);
        for (int row = 0; row < examples.size(); row++) {
            index.add(row);
        }
        return index;
    }

    /**
     * Puts a row in, unless an equal one is.
     *
     * @return the first row like this one; itself where it is the first
     */
    public int add(int row) {
        int place = place(examples, row);
        if (places[place] == NONE) {
            places[place] = row;
        }
        return places[place];
    }

    /** Whether a row of other examples, of the same schema, is in. */
    public boolean contains(Examples others, int row) {
        return places[place(others, row)] != NONE;
    }

    /** Where an equal row is, or would be. */
    private int place(Examples of, int row) {
        int place = Math.floorMod(hash(of, row), places.length);
        while (places[place] != NONE && !same(of, row, places[place])) {
            place = (place + 1) % places.length;
        }
        return place;
    }

    private boolean same(Examples of, int row, int known) {
        if (withTarget && of.target(row) != examples.target(known)) {
            return false;
        }
        for (int at = 0; at < examples.width(); at++) {
            if (of.feature(row, at) != examples.feature(known, at)) {
                return false;
            }
        }
        return true;
    }

    /** Adding zero makes the two zeros one. */
    private int hash(Examples of, int row) {
        bytes.clear();
        for (int at = 0; at < examples.width(); at++) {
            bytes.putFloat(of.feature(row, at) + 0.0f);
        }
        bytes.putFloat(withTarget ? of.target(row) + 0.0f : 0);
        return ByteBuffer.wrap(FieldHash.ofBytes(bytes.array()).bytes()).getInt();
    }
}
