package io.flock.sdk.content;

import java.time.Duration;

/**
 * How long an {@link IpfsClient} waits. Every wait is bounded.
 *
 * @param connectTimeout until a connection to the node stands
 * @param readTimeout between two pieces of an answer, the first included
 * @param requestTimeout for one request with its whole answer, however steadily it drips
 */
public record IpfsOptions(Duration connectTimeout, Duration readTimeout, Duration requestTimeout) {
    /** 5 s, 20 s, 2 min. */
    public static final IpfsOptions DEFAULT =
            new IpfsOptions(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMinutes(2));

    /** Bytes in a second below which a content does not come any more. */
    private static final int PACE = 32 << 10;

    /** How long a content of so many bytes may take: one request's time, and a second for each 32 KiB. */
    Duration whole(long bytes) {
        return requestTimeout.plusSeconds(bytes / PACE);
    }

    /** The same where no wait is longer than this; those that are, are as long. */
    IpfsOptions within(Duration longest) {
        return new IpfsOptions(
                least(connectTimeout, longest), least(readTimeout, longest), least(requestTimeout, longest));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** The same where the read time-out is no longer than this, else with this one. */
    IpfsOptions withReadTimeout(Duration longest) {
        return readTimeout.compareTo(longest) <= 0 ? this : new IpfsOptions(connectTimeout, longest, requestTimeout);
    }

    public IpfsOptions {
        for (Duration duration : new Duration[] {connectTimeout, readTimeout, requestTimeout}) {
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("time-out " + duration + " is not positive");
            }
        }
    }
}
