package io.flock.testnet.bench.growth;

import io.flock.testnet.bench.load.LoadResult;

/**
 * A function on both ledgers.
 *
 * @param function its name, and what it is asked where that is measured in more than one way
 * @param emptyBytes how long the answer of the empty ledger is, in UTF-8; likewise of the full one
 */
record GrowthFigure(String function, int emptyBytes, int fullBytes, LoadResult empty, LoadResult full) {
    /** Of the CPU time that everything in the process took for a call. */
    double cpuRatio() {
        return full.cpuMillisPerCall() / empty.cpuMillisPerCall();
    }

    /** Of the median latencies. */
    double ratio() {
        return full.latency().p50() / empty.latency().p50();
    }
}
