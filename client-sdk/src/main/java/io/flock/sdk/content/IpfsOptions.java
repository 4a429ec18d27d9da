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
