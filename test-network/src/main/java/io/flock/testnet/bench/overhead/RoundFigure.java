package io.flock.testnet.bench.overhead;

import io.flock.testnet.bench.load.CpuUse;
import io.flock.testnet.bench.load.TimedEngine;

/**
 * One round.
 *
 * @param all that this process took: participants, network and chaincode
 * @param engine of that training and evaluating, one at a time
 */
record RoundFigure(CpuUse all, TimedEngine.Time engine) {
    /** Seconds of the round in which nobody trained or evaluated. */
    double overheadSeconds() {
        return all.seconds() - engine.seconds();
    }

    /** CPU seconds of everything but training and evaluating, also of what went on meanwhile. */
    double overheadCpuSeconds() {
        return all.own() - engine.cpuSeconds();
    }
}
