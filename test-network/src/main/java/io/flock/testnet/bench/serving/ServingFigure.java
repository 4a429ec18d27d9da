package io.flock.testnet.bench.serving;

import io.flock.testnet.bench.load.LoadResult;

/**
 * What serving costs.
 *
 * @param bare the model called by itself, one row at a time
 * @param one the same by requests that are paid for, over one connection
 * @param free requests that cost nothing, over several connections
 * @param paid the same requests paid for, in turns with those
 * @param change requests of both kinds while both listings change their version
 */
record ServingFigure(LoadResult bare, LoadResult one, LoadResult free, LoadResult paid, LoadResult change) {
    /** Milliseconds between the medians of a paid request and of the bare call. */
    double overheadMillis() {
        return one.latency().p50() - bare.latency().p50();
    }

    /** Paid requests a second, as a share of free ones. */
    double share() {
        return paid.perSecond() / free.perSecond();
    }
}
