package io.flock.protocol.marketplace.knowledge;

import io.flock.protocol.codec.StateDocument;

/**
 * An account's contribution points of one day. Source of the figures: FLock's page on contribution points: create a model
 * 100, contribute to one 10, at most 100 of these a day.
 *
 * @param created for models that it listed
 * @param contributed for documents that it proposed on this day and that were accepted, whenever that was
 */
public record DayPoints(int created, int contributed) implements StateDocument {
    /** For listing a model. */
    public static final int CREATE = 100;
    /** For an accepted document. */
    public static final int CONTRIBUTE = 10;
    /** The most for the documents of one day. */
    public static final int MOST_CONTRIBUTED = 100;

    private static final long SECONDS_PER_DAY = 86_400;

    public static DayPoints none() {
        return new DayPoints(0, 0);
    }

    /** The day of a ledger's timestamp, counted from 1970 in UTC. */
    public static int dayOf(long timestamp) {
        return Math.toIntExact(Math.floorDiv(timestamp, SECONDS_PER_DAY));
    }

    public DayPoints plusCreated() {
        return new DayPoints(created + CREATE, contributed);
    }

    /** What one more accepted document gives: nothing once the day is full. */
    public int forOneMore() {
        return Math.min(CONTRIBUTE, MOST_CONTRIBUTED - contributed);
    }

    public DayPoints plusContributed(int points) {
        return new DayPoints(created, contributed + points);
    }
}
