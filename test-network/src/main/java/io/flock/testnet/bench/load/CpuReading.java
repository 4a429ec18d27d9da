package io.flock.testnet.bench.load;

/**
 * What was used up to a moment, in seconds.
 *
 * @param own CPU time of the measured processes
 * @param machine CPU time of everything on the machine; NaN where the system does not tell
 */
public record CpuReading(long nanos, double own, double machine) {}
