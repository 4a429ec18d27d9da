package io.flock.testnet.bench.load;

import java.util.Optional;

/**
 * What calling a function gave.
 *
 * @param count calls, failed ones included
 * @param firstFailure what the first failed call failed with
 * @param latency of the calls that succeeded
 */
public record LoadResult(
        String function,
        int inFlight,
        int count,
        int failures,
        Optional<String> firstFailure,
        LatencyMillis latency,
        CpuUse cpu) {
    /** Successful calls per second. */
    public double perSecond() {
        return (count - failures) / cpu.seconds();
    }

    /** CPU time of the measured processes per call, in milliseconds. */
    public double cpuMillisPerCall() {
        return cpu.own() * 1000 / count;
    }
}
