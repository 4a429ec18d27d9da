package io.flock.protocol.error;

import java.time.LocalDate;

/** Times of the ledger in messages for people. */
public final class TimeText {
    private static final int DAY = 86_400;
    private static final int HOUR = 3_600;
    private static final int MINUTE = 60;
    /** The last second of the year 9999: what is later has no date of the usual form. */
    private static final long LAST = 253_402_300_799L;

    private TimeText() {}

    /** Seconds since 1970 as {@code 2026-03-01T12:00:00Z}; as they are, before 1970 and after 9999. */
    public static String of(long seconds) {
        if (seconds < 0 || seconds > LAST) {
            return Long.toString(seconds);
        }
        int ofDay = Math.toIntExact(seconds % DAY);
        return LocalDate.ofEpochDay(seconds / DAY) + "T" + two(ofDay / HOUR) + ":" + two(ofDay % HOUR / MINUTE) + ":"
                + two(ofDay % MINUTE) + "Z";
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
