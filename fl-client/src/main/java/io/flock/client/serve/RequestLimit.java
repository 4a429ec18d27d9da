package io.flock.client.serve;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** As many requests a time for each caller, saved up that long at most (attack 35). Knows the last callers only. */
final class RequestLimit {
    private static final int CALLERS = 10_000;

    private static final class Allowance {
        private double left;
        private long at;

        private Allowance(double left, long at) {
            this.left = left;
            this.at = at;
        }
    }

    private final int most;
    private final Duration each;
    private final LongSupplier nanos;
    private final Map<String, Allowance> allowances = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Allowance> eldest) {
            return size() > CALLERS;
        }
    };

    /** So many a second. */
    RequestLimit(int perSecond, LongSupplier nanos) {
        this(perSecond, Duration.ofSeconds(1), nanos);
    }

    /** So many in each such time. */
    RequestLimit(int most, Duration each, LongSupplier nanos) {
        this.most = most;
        this.each = each;
        this.nanos = nanos;
    }

    /** Counts a request; TOO_MANY_REQUESTS above the rate. */
    synchronized void count(String caller) {
        long now = nanos.getAsLong();
        Allowance allowance = allowances.computeIfAbsent(caller, name -> new Allowance(most, now));
        allowance.left = Math.min(most, allowance.left + (double) (now - allowance.at) / each.toNanos() * most);
        allowance.at = now;
        if (allowance.left < 1) {
            throw new FlockException(
                    ErrorCode.TOO_MANY_REQUESTS,
                    caller + " may send " + most + " such requests in " + each.toSeconds() + " s");
        }
        allowance.left--;
    }
}
