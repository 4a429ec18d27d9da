package io.flock.testnet.bench.growth;

import io.flock.testnet.bench.load.LoadResult;

/**
 * A function on both ledgers.
 *
 * @param answer what it answers: {@code result}, or the code of a refusal
 */
record GrowthFigure(String function, String answer, LoadResult empty, LoadResult full) {
    /** Of the CPU time that everything in the process took for a call. */
    double cpuRatio() {
        return full.cpuMillisPerCall() / empty.cpuMillisPerCall();
    }

    /** Of the median latencies. */
    double ratio() {
        return full.latency().p50() / empty.latency().p50();
    }
}
