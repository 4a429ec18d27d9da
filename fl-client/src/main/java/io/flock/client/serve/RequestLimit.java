package io.flock.client.serve;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** As many requests a second for each caller, saved up for one second at most (attack 35). Knows the last callers only. */
final class RequestLimit {
    private static final int CALLERS = 10_000;
    private static final double NANOS = 1e9;

    private static final class Allowance {
        private double left;
        private long at;

        private Allowance(double left, long at) {
            this.left = left;
            this.at = at;
        }
    }

    private final int perSecond;
    private final LongSupplier nanos;
    private final Map<String, Allowance> allowances = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Allowance> eldest) {
            return size() > CALLERS;
        }
    };

    RequestLimit(int perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
    }

    /** Counts a request; TOO_MANY_REQUESTS above the rate. */
    synchronized void count(String caller) {
        long now = nanos.getAsLong();
        Allowance allowance = allowances.computeIfAbsent(caller, name -> new Allowance(perSecond, now));
        allowance.left = Math.min(perSecond, allowance.left + (now - allowance.at) / NANOS * perSecond);
        allowance.at = now;
        if (allowance.left < 1) {
            throw new FlockException(
                    ErrorCode.TOO_MANY_REQUESTS, caller + " may send " + perSecond + " requests a second");
        }
        allowance.left--;
    }
}
