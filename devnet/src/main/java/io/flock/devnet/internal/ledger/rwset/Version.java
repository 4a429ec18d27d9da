package io.flock.devnet.internal.ledger.rwset;

import java.util.Comparator;

/**
 * The place of a key's last valid write.
 *
 * @param block number of the block, from 0
 * @param transaction index of the transaction in its block, from 0
 */
public record Version(long block, long transaction) implements Comparable<Version> {
    private static final Comparator<Version> ORDER =
            Comparator.comparingLong(Version::block).thenComparingLong(Version::transaction);

    public Version {
        if (block < 0 || transaction < 0) {
            throw new IllegalArgumentException("a version is not negative: " + block + ", " + transaction);
        }
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }
}
