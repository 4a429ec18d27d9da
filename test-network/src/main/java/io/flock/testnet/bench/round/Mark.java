package io.flock.testnet.bench.round;

import io.flock.protocol.alliance.Phase;
import io.flock.testnet.bench.load.CpuReading;

/** A phase was seen to have begun. */
record Mark(Phase phase, int round, CpuReading reading) {}
