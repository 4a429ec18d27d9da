package io.flock.testnet.bench;

import io.flock.testnet.bench.load.LoadResult;

/** A function and the empty one, measured in turns. */
record Comparison(LoadResult function, LoadResult empty) {
    /** The function's rate as a share of the empty one's. */
    double ratio() {
        return function.perSecond() / empty.perSecond();
    }
}
