package io.flock.testnet.bench.round;

import io.flock.protocol.alliance.Phase;

/**
 * A phase of a round.
 *
 * @param seconds from when the keeper saw it begin to when it saw the next one
 * @param advanceMillis of that the keeper's last transaction, from asking to committed
 */
public record PhaseResult(Phase phase, double seconds, double advanceMillis) {}
