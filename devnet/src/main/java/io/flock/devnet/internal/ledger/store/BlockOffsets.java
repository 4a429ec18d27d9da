package io.flock.devnet.internal.ledger.store;

import java.util.Arrays;

/** Where the records of the block file begin, and where the last one ends. */
final class BlockOffsets {
    private long[] starts = new long[64];
    private int count;

    BlockOffsets(long first) {
        starts[0] = first;
    }

    synchronized long count() {
        return count;
    }

    /** Start of a record; of the number behind the last one, the end of the file. */
    synchronized long start(long number) {
        if (number < 0 || number > count) {
            throw new IllegalArgumentException("no block " + number + " in a file of " + count);
        }
        return starts[(int) number];
    }

    synchronized long end() {
        return starts[count];
    }

    synchronized void add(long end) {
        if (count + 2 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        starts[++count] = end;
    }
}
